import { Subtitle2 } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../../api/client';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice, FilterText } from '../../../shared/lists/filter-bar';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useFilter } from '../../../shared/lists/use-filter';
import { usePages } from '../../../shared/lists/use-pages';
import { useTableName } from '../../../shared/records/use-table-name';
import { RecordRow } from './record-row';

const tables = ['account', 'contact', 'lead', 'opportunity', 'incident'] as const;
const pageSize = 50;

/** Finds records of all kinds; without a question, those that mail came in for of late. */
export function Component(): JSX.Element {
  const { t } = useTranslation('records');
  const tableName = useTableName();
  const filter = useFilter(['q', 'table']);
  const q = filter.text('q');
  const table = filter.choice('table', tables);
  return (
    <ScreenFrame title={t('list.title')} description={t('list.description')}>
      <FilterBar filter={filter}>
        <FilterText label={t('list.search')} value={q} onChange={(value) => filter.set('q', value)} />
        <FilterChoice
          label={t('list.table')}
          any={t('list.anyTable')}
          choices={tables.map((value) => ({ value, name: tableName(value) }))}
          value={filter.text('table')}
          onChange={(value) => filter.set('table', value)}
        />
      </FilterBar>
      {filter.isSet ? <Found q={q} table={table} /> : <Recent />}
    </ScreenFrame>
  );
}

interface FoundProps {
  readonly q: string;
  readonly table: string | undefined;
}

function Found({ q, table }: FoundProps): JSX.Element {
  const { t } = useTranslation('records');
  const pages = usePages(['record', 'list', q, table], (cursor) => {
    const query = { limit: pageSize, ...(q !== '' && { q }), ...(table !== undefined && { table }), ...cursor };
    return answerOf(api.GET('/api/v1/records', { params: { query } }));
  });
  return (
    <PagedList
      pages={pages}
      label={t('list.title')}
      keyOf={keyOf}
      empty={<EmptyState title={t('list.none')}>{t('list.noneText')}</EmptyState>}
    >
      {(record) => <RecordRow record={record} />}
    </PagedList>
  );
}

function Recent(): JSX.Element {
  const { t } = useTranslation('records');
  const pages = usePages(['record', 'recent'], async () => ({
    items: (await answerOf(api.GET('/api/v1/records/recent'))).items,
    nextCursor: null,
  }));
  return (
    <>
      <Subtitle2 as="h2">{t('list.recent')}</Subtitle2>
      <PagedList
        pages={pages}
        label={t('list.recent')}
        keyOf={keyOf}
        empty={<EmptyState title={t('list.noRecent')}>{t('list.noRecentText')}</EmptyState>}
      >
        {(record) => <RecordRow record={record} />}
      </PagedList>
    </>
  );
}

const keyOf = ({ table, id }: { readonly table: string; readonly id: string }): string => `${table} ${id}`;
