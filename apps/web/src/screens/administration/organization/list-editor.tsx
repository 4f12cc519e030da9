import {
  Button,
  Input,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  makeStyles,
  TagGroup,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingName } from './settings';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  add: { display: 'flex', gap: tokens.spacingHorizontalS },
  input: { flexGrow: 1, minWidth: 0 },
  tags: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS, maxHeight: '152px', overflow: 'auto' },
});

interface Props {
  readonly name: SettingName;
  readonly value: readonly string[];
  readonly isReadOnly: boolean;
  readonly change: (value: readonly string[]) => void;
}

/** A list of words: each can be taken out, and several added at once. */
export function ListEditor({ name, value, isReadOnly, change }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [typed, type] = useState('');
  const title = t(`organization.name.${name}`);
  const add = (): void => {
    const words = typed.split(/[\s,;]+/u).filter((word) => word !== '');
    change([...new Set([...value, ...words])]);
    type('');
  };
  return (
    <div className={styles.root}>
      {!isReadOnly && (
        <div className={styles.add}>
          <Input
            className={styles.input}
            value={typed}
            aria-label={t('organization.addTo', { name: title })}
            placeholder={t('organization.addHint')}
            onChange={(_, text) => type(text.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add();
            }}
          />
          <Button
            icon={<AddRegular />}
            aria-label={t('organization.addTo', { name: title })}
            disabledFocusable={typed.trim() === ''}
            onClick={add}
          />
        </div>
      )}
      {value.length > 0 && (
        <TagGroup
          className={styles.tags}
          size="small"
          aria-label={title}
          onDismiss={(_, dismissed) => change(value.filter((word) => word !== dismissed.value))}
        >
          {value.map((word) => (
            <InteractionTag key={word} value={word} disabled={isReadOnly}>
              <InteractionTagPrimary hasSecondaryAction={!isReadOnly}>{word}</InteractionTagPrimary>
              {!isReadOnly && <InteractionTagSecondary aria-label={t('organization.takeOut', { word })} />}
            </InteractionTag>
          ))}
        </TagGroup>
      )}
    </div>
  );
}
