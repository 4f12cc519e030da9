import { Field, Select } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { choices, toValue, type OptionName, type Options, type Value } from './option';

interface Props {
  readonly name: OptionName;
  readonly option: Options[OptionName];
  readonly value: Value | '';
  readonly problem: string | null;
  readonly onChange: (value: Value | '') => void;
}

/** One option; what is fixed shows what holds and who fixed it. */
export function OptionField({ name, option, value, problem, onChange }: Props): JSX.Element {
  const { t } = useTranslation('user');
  const { source, capped, lockedBy } = option;
  const nameOf = (known: Value | ''): string => (known === '' ? '' : t(`options.value.${known}`));
  const holds = toValue(option.effective);
  const effective = nameOf(holds);
  const origin = capped ? t('options.capped', { effective }) : t(`options.source.${source}`, { effective });
  return (
    <Field
      label={t(`options.label.${name}`)}
      hint={
        lockedBy === null ? (
          origin
        ) : (
          <>
            <LockClosedRegular aria-hidden /> {t(`options.locked.${lockedBy}`)}
          </>
        )
      }
      validationMessage={problem}
    >
      <Select
        disabled={lockedBy !== null}
        value={lockedBy === null ? value : holds}
        onChange={(_, chosen) => onChange(toValue(chosen.value))}
      >
        <option value="">{t('options.asOrganization')}</option>
        {choices[name].map((choice) => (
          <option key={choice} value={choice}>
            {nameOf(choice)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
