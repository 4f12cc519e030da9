import { Combobox, Field, Option } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress, useFoundMailboxes } from './mailboxes';

interface Props {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChoice: (mailboxId: string | undefined) => void;
  /** What the absence of a choice means; without it there has to be one. */
  readonly none?: string;
}

/** Chooses a mailbox by typing the beginning of its address. */
export function MailboxPicker({ label, value, onChoice, none }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const [typed, type] = useState<string>();
  const { data, isPending } = useFoundMailboxes(typed ?? '');
  const { items, hasMore } = data ?? { items: [], hasMore: false };
  const address = useAddress(value);
  return (
    <Field label={label}>
      <Combobox
        value={typed ?? (value === undefined ? (none ?? '') : address)}
        selectedOptions={chosenOptions(value, none)}
        placeholder={t(isPending ? 'mailboxes.loading' : 'mailboxes.type')}
        onChange={({ target }) => type(target.value)}
        onBlur={() => type(undefined)}
        // What is typed replaces what is chosen, also for whoever came by mouse.
        onClick={({ currentTarget }) => typed === undefined && selectText(currentTarget)}
        onOptionSelect={(_, { optionValue }) => {
          // What is typed matches none of those that were read so far.
          if (optionValue === undefined) return;
          type(undefined);
          onChoice(optionValue === '' ? undefined : optionValue);
        }}
      >
        {none !== undefined && <Option value="">{none}</Option>}
        {items.map(({ id, emailAddress }) => (
          <Option key={id} value={id}>
            {emailAddress}
          </Option>
        ))}
        {hasMore && (
          <Option value="more" text="" disabled>
            {t('mailboxes.cut')}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

const chosenOptions = (value: string | undefined, none: string | undefined): string[] =>
  value === undefined && none === undefined ? [] : [value ?? ''];

function selectText(field: EventTarget): void {
  if (field instanceof HTMLInputElement) field.select();
}
