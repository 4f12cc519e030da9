import { Combobox, Field, Option, type FieldProps } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { messageOf } from '../../../api/problem';
import { useSettled } from '../../../shared/forms/use-settled';

interface Props extends Pick<FieldProps, 'validationMessage'> {
  readonly onChange: (id: string | undefined) => void;
}

/** Finds a mailbox by its address. */
export function MailboxSearch({ onChange, ...field }: Props): JSX.Element {
  const { t } = useTranslation('developer');
  const [typed, type] = useState('');
  const [isOpen, open] = useState(false);
  const { data: found = [], error, isFetching } = useMailboxesFound(useSettled(typed.trim()));
  const word = error === null ? t(isFetching ? 'republish.searching' : 'republish.noMailbox') : messageOf(error);
  return (
    <Field label={t('republish.mailbox')} {...field}>
      <Combobox
        freeform
        clearable
        autoComplete="off"
        open={isOpen}
        onOpenChange={(_, change) => open(change.open)}
        placeholder={t('republish.mailboxPlaceholder')}
        value={typed}
        onChange={({ target }) => {
          type(target.value);
          open(true);
          onChange(undefined);
        }}
        onOptionSelect={(_, { optionValue, optionText = '' }) => {
          type(optionText);
          onChange(optionValue);
        }}
      >
        {found.map(({ id, emailAddress }) => (
          <Option key={id} value={id} text={emailAddress}>
            {emailAddress}
          </Option>
        ))}
        {found.length === 0 && (
          <Option key="none" text="" disabled>
            {word}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}

const useMailboxesFound = (q: string) =>
  useQuery({
    queryKey: ['mailbox', 'found', q],
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { limit: 20, ...(q !== '' && { q }) };
      return (await answerOf(api.GET('/api/v1/mailboxes', { params: { query }, signal }))).items;
    },
  });
