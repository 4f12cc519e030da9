import { Field, Select } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { QueryState } from '../../../shared/frame/query-state';
import { useFormStyles } from '../form-styles';
import { choices, toValue, type Options } from '../options/option';
import { useOptions } from '../options/use-options';
import type { FolderRule } from './folder';
import { settingNames } from './chosen-settings';

export interface SettingsProps {
  readonly mailboxId: string;
  readonly settings: FolderRule['settings'];
  readonly error: Error | null;
  readonly onChange: (settings: FolderRule['settings']) => void;
}

/** What may be otherwise in one folder than in the others of its mailbox. */
export function SettingChoices({ mailboxId, settings, error, onChange }: SettingsProps): JSX.Element {
  const styles = useFormStyles();
  return (
    <QueryState query={useOptions(mailboxId)}>
      {(options) => (
        <div className={styles.form}>
          {settingNames.map((name) => (
            <SettingField
              key={name}
              name={name}
              option={options[name]}
              value={toValue(settings[name] ?? null)}
              problem={refusalOf(error, name)}
              onChange={(value) => onChange({ ...settings, [name]: value === '' ? null : value })}
            />
          ))}
        </div>
      )}
    </QueryState>
  );
}

interface SettingProps {
  readonly name: (typeof settingNames)[number];
  /** What the mailbox has, which holds where the folder says nothing. */
  readonly option: Options[(typeof settingNames)[number]];
  readonly value: ReturnType<typeof toValue>;
  readonly problem: string | null;
  readonly onChange: (value: string) => void;
}

/** What is fixed shows what holds and who fixed it, as among the options of the mailbox. */
function SettingField({ name, option, value, problem, onChange }: SettingProps): JSX.Element {
  const { t } = useTranslation('user');
  const { lockedBy, effective } = option;
  const isLocked = lockedBy !== null;
  return (
    <Field
      label={t(`folders.settings.${name}`)}
      validationMessage={problem}
      hint={
        isLocked ? (
          <>
            <LockClosedRegular aria-hidden /> {t(`options.locked.${lockedBy}`)}
          </>
        ) : null
      }
    >
      <Select disabled={isLocked} value={isLocked ? effective : value} onChange={(_, chosen) => onChange(chosen.value)}>
        <option value="">{t('folders.settings.asOptions', { effective: t(`options.value.${effective}`) })}</option>
        {choices[name].map((choice) => (
          <option key={choice} value={choice} disabled={!isAllowed(option, choice)}>
            {t(isAllowed(option, choice) ? `options.value.${choice}` : 'folders.settings.notAllowed', {
              choice: t(`options.value.${choice}`),
            })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const isAllowed = (option: SettingProps['option'], choice: string): boolean =>
  !('allowed' in option) || option.allowed.some((one) => one === choice);
