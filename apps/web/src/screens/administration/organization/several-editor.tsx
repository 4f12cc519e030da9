import { Checkbox, makeStyles } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingName } from './settings';
import { useSettingText } from './use-setting-text';

const useStyles = makeStyles({
  boxes: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 200px), 1fr))',
  },
});

interface Props {
  readonly name: SettingName;
  readonly choices: readonly string[];
  readonly value: readonly string[];
  readonly isReadOnly: boolean;
  readonly change: (value: readonly string[]) => void;
}

/** Some of a few. */
export function SeveralEditor({ name, choices, value, isReadOnly, change }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const valueText = useSettingText();
  const toggle = (choice: string, isChosen: boolean): void =>
    change(choices.filter((other) => (other === choice ? isChosen : value.includes(other))));
  return (
    <fieldset className={styles.boxes} aria-label={t(`organization.name.${name}`)}>
      {choices.map((choice) => (
        <Checkbox
          key={choice}
          label={valueText(name, choice)}
          checked={value.includes(choice)}
          disabled={isReadOnly}
          onChange={(_, { checked }) => toggle(choice, checked === true)}
        />
      ))}
    </fieldset>
  );
}
