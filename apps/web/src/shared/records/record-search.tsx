import { Combobox, Field, Option, Text, type FieldProps } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../api/client';
import { messageOf } from '../../api/problem';
import { RecordIcon } from './record-icon';
import type { NamedRecord } from './record-link';
import { useSettled } from '../forms/use-settled';
import { useTableName } from './use-table-name';

interface Props extends Pick<FieldProps, 'label' | 'hint'> {
  /** What the API said against the choice. */
  readonly validationMessage: string | null;
  readonly value: NamedRecord | undefined;
  readonly onChange: (record: NamedRecord | undefined) => void;
}

const mostShown = 20;

/** Finds a record as one types the beginnings of words of its name. */
export function RecordSearch({ value, onChange, ...field }: Props): JSX.Element {
  const { t } = useTranslation();
  const tableName = useTableName();
  const [typed, type] = useState<string>();
  const [isOpen, open] = useState(false);
  const query = useFound(useSettled(typed?.trim() ?? ''));
  const found = query.data ?? [];
  const choose = (key: string | undefined): void => {
    const record = found.find((candidate) => keyOf(candidate) === key);
    type(undefined);
    if (record !== undefined) onChange({ table: record.table, id: record.id, name: record.name });
  };
  return (
    <Field {...field}>
      <Combobox
        freeform
        clearable
        autoComplete="off"
        open={isOpen}
        onOpenChange={(_, change) => open(change.open)}
        placeholder={t('recordSearch.placeholder')}
        value={typed ?? value?.name ?? ''}
        selectedOptions={value === undefined ? [] : [keyOf(value)]}
        onChange={({ target }) => {
          type(target.value);
          open(true);
          if (target.value === '') onChange(undefined);
        }}
        onBlur={() => type(undefined)}
        onOptionSelect={(_, { optionValue }) => (optionValue === undefined ? onChange(undefined) : choose(optionValue))}
      >
        {found.map((record) => (
          <Option key={keyOf(record)} value={keyOf(record)} text={record.name}>
            <RecordIcon table={record.table} />
            <span>
              {record.name}
              <Text size={200} block>
                {[tableName(record.table), ...record.emailAddresses.slice(0, 1)].join(' · ')}
              </Text>
            </span>
          </Option>
        ))}
        {found.length === 0 && (
          <Option key="none" text="" disabled>
            {wordFor(query)}
          </Option>
        )}
      </Combobox>
    </Field>
  );

  function wordFor({ isFetching, error }: Pick<typeof query, 'isFetching' | 'error'>): string {
    if (error !== null) return messageOf(error);
    if (isFetching) return t('loading');
    return typed === undefined || typed.trim() === '' ? t('recordSearch.type') : t('recordSearch.none', { typed });
  }
}

const keyOf = ({ table, id }: Pick<NamedRecord, 'table' | 'id'>): string => `${table} ${id}`;

const useFound = (q: string) =>
  useQuery<readonly View<'RecordView'>[]>({
    queryKey: ['record', 'search', q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const query = { q, limit: mostShown };
      return (await answerOf(api.GET('/api/v1/records', { params: { query }, signal }))).items;
    },
  });
