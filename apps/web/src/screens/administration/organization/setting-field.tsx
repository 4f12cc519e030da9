import { Button, Field, Input, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { useId, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { ListEditor } from './list-editor';
import { SeveralEditor } from './several-editor';
import { isSame, type Editing } from './settings';
import { useSettingText } from './use-setting-text';

const useStyles = makeStyles({
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  readonly editing: Editing;
  readonly value: unknown;
  /** What it is when nobody sets it. */
  readonly standard: unknown;
  readonly isReadOnly: boolean;
  readonly error: unknown;
  readonly change: (value: unknown) => void;
}

/** One setting: what it does, what it is, and, where it is something else, what it would be by default. */
export function SettingField({ editing, value, standard, isReadOnly, error, change }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const valueText = useSettingText();
  const { name } = editing;
  const isStandard = standard === undefined || isSame(value, standard);
  return (
    <div>
      <Field
        label={t(`organization.name.${name}`)}
        hint={t(`organization.text.${name}`)}
        validationMessage={refusalOf(error, name)}
      >
        <Control editing={editing} value={value} isReadOnly={isReadOnly} change={change} />
      </Field>
      {!isStandard && (
        <div className={styles.foot}>
          <span className={styles.quiet}>{t('organization.default', { value: valueText(name, standard) })}</span>
          {!isReadOnly && (
            <Button
              size="small"
              appearance="subtle"
              aria-label={t('organization.resetOne', { name: t(`organization.name.${name}`) })}
              onClick={() => change(standard)}
            >
              {t('organization.reset')}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

type ControlProps = Pick<Props, 'editing' | 'value' | 'isReadOnly' | 'change'>;

/** `Field` gives it its label; those of several parts name their parts themselves. */
function Control({ editing, value, isReadOnly, change, ...field }: ControlProps): JSX.Element {
  const valueText = useSettingText();
  const id = useId();
  const { name } = editing;
  if ('isList' in editing)
    return <ListEditor name={name} value={listOf(value)} isReadOnly={isReadOnly} change={change} />;
  if ('several' in editing) {
    return (
      <SeveralEditor
        name={name}
        choices={editing.several}
        value={listOf(value)}
        isReadOnly={isReadOnly}
        change={change}
      />
    );
  }
  if ('isSwitch' in editing) {
    return (
      <Switch
        {...field}
        checked={value === true}
        disabled={isReadOnly}
        label={valueText(name, value)}
        onChange={(_, { checked }) => change(checked)}
      />
    );
  }
  if ('choices' in editing) {
    return (
      <Select {...field} value={String(value)} disabled={isReadOnly} onChange={(_, chosen) => change(chosen.value)}>
        {editing.choices.map((choice) => (
          <option key={`${id} ${choice}`} value={choice}>
            {valueText(name, choice)}
          </option>
        ))}
      </Select>
    );
  }
  if ('isText' in editing) {
    return (
      <Input {...field} value={String(value)} disabled={isReadOnly} onChange={(_, typed) => change(typed.value)} />
    );
  }
  return (
    <Input
      {...field}
      type="number"
      min={editing.min}
      max={editing.max}
      value={String(value)}
      disabled={isReadOnly}
      onChange={(_, typed) => change(typed.value === '' ? '' : Number(typed.value))}
    />
  );
}

const listOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
