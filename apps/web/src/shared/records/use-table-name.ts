import { useTranslation } from 'react-i18next';

const named = ['account', 'contact', 'lead', 'opportunity', 'incident', 'systemuser', 'queue'] as const;

/** What people call a table; those that only the organization knows go by their logical name. */
export function useTableName(): (table: string) => string {
  const { t } = useTranslation();
  return (table) => {
    const known = named.find((name) => name === table);
    return known === undefined ? table : t(`table.${known}`);
  };
}
