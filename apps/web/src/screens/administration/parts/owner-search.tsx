import { Combobox, Field, Option, type FieldProps } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';

interface Props extends Pick<FieldProps, 'label' | 'hint' | 'validationMessage'> {
  /** An id; empty for none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
  /** Of which kinds of records. */
  readonly tables?: readonly string[];
}

const owners = ['systemuser', 'queue'];

/** Finds a user or queue by its name; an id that is known can be typed as it is. */
export function OwnerSearch({ value, onChange, tables = owners, ...field }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const [typed, type] = useState(value);
  const [isOpen, open] = useState(false);
  const found = useOwners(useDeferredValue(typed.trim()), tables);
  return (
    <Field {...field}>
      <Combobox
        freeform
        clearable
        autoComplete="off"
        open={isOpen && found.length > 0}
        onOpenChange={(_, change) => open(change.open)}
        value={typed}
        placeholder={t('owner.placeholder')}
        selectedOptions={value === '' ? [] : [value]}
        onChange={({ target }) => {
          type(target.value);
          open(true);
          onChange(target.value.trim());
        }}
        onOptionSelect={(_, { optionValue = '', optionText = '' }) => {
          type(optionText);
          open(false);
          onChange(optionValue);
        }}
      >
        {found.map(({ id, name, table }) => (
          <Option key={`${table} ${id}`} value={id} text={name}>
            {`${name} (${id})`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}

interface Owner {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

function useOwners(q: string, tables: readonly string[]): readonly Owner[] {
  const { data = [] } = useQuery({
    queryKey: ['record', 'owners', tables, q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(
        tables.map((table) =>
          answerOf(api.GET('/api/v1/records', { params: { query: { table, q, limit: 20 } }, signal })),
        ),
      );
      return pages.flatMap(({ items }) => items);
    },
  });
  return data;
}
