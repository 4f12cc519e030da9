import { Checkbox, Field, Radio, RadioGroup } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { countBelow, mailFolders, type Folder } from './folder';

interface IncludeProps {
  readonly folder: Folder;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

/** Offered where there are sub-folders. */
export function IncludeSubfolders({ folder, value, onChange }: IncludeProps): JSX.Element | null {
  const { t } = useTranslation('user');
  if (mailFolders(folder.children).length === 0) return null;
  return (
    <Checkbox
      label={t('folders.include', { count: countBelow(folder) })}
      checked={value}
      onChange={(_, { checked }) => onChange(checked === true)}
    />
  );
}

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface ExistingProps<Value extends string> {
  /** Says how many messages the question is about. */
  readonly label: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** What becomes of mail that is there already. */
export function ExistingMail<Value extends string>(props: ExistingProps<Value>): JSX.Element {
  const { label, choices, value, onChange } = props;
  const choose = (chosen: string): void => {
    const choice = choices.find((candidate) => candidate.value === chosen);
    if (choice !== undefined) onChange(choice.value);
  };
  return (
    <Field label={label}>
      <RadioGroup value={value} onChange={(_, { value: chosen }) => choose(chosen)}>
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}
