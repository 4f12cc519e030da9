import { makeStyles, Subtitle2, Switch, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { View } from '../../../api/client';
import { narrow } from '../../../app/narrow';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useTableName } from '../../../shared/records/use-table-name';
import { RecordRow } from '../search/record-row';
import { RecordFields } from './record-fields';
import { TimelineRow } from './timeline-row';
import { useRecord, useRelated, useTimeline, type RecordRef } from './use-record';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(240px, 1fr) 2fr',
    gap: tokens.spacingHorizontalXXL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  pane: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between' },
});

/** One record with its mail. */
export function Component(): JSX.Element {
  const { table = '', id = '' } = useParams();
  const tableName = useTableName()(table);
  const query = useRecord({ table, id });
  const name = query.data?.name;
  return (
    <ScreenFrame back="/records" title={name ?? tableName} {...(name !== undefined && { description: tableName })}>
      <QueryState query={query}>{(record) => <Panes key={`${table} ${id}`} record={record} />}</QueryState>
    </ScreenFrame>
  );
}

function Panes({ record }: { readonly record: View<'RecordDetailView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  return (
    <div className={styles.panes}>
      <div className={styles.pane}>
        <Subtitle2 as="h2">{t('record.fields')}</Subtitle2>
        <RecordFields record={record} />
        {record.table === 'account' && <Related accountId={record.id} />}
      </div>
      <Timeline record={record} />
    </div>
  );
}

function Related({ accountId }: { readonly accountId: string }): JSX.Element {
  const { t } = useTranslation('records');
  return (
    <>
      <Subtitle2 as="h2">{t('record.related')}</Subtitle2>
      <PagedList
        pages={useRelated(accountId)}
        label={t('record.related')}
        keyOf={({ table, id }) => `${table} ${id}`}
        empty={t('record.noRelated')}
      >
        {(related) => <RecordRow record={related} />}
      </PagedList>
    </>
  );
}

function Timeline({ record: { table, id } }: { readonly record: RecordRef }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const [includeChildren, include] = useState(false);
  const pages = useTimeline({ table, id }, includeChildren);
  return (
    <div className={styles.pane}>
      <div className={styles.head}>
        <Subtitle2 as="h2">{t('record.timeline')}</Subtitle2>
        {table === 'account' && (
          <Switch
            label={t('record.children')}
            checked={includeChildren}
            onChange={(_, { checked }) => include(checked)}
          />
        )}
      </div>
      <PagedList
        pages={pages}
        label={t('record.timeline')}
        keyOf={(activity) => activity.id}
        empty={<EmptyState title={t('record.noMail')}>{t('record.noMailText')}</EmptyState>}
      >
        {(activity) => <TimelineRow activity={activity} besides={{ table, id }} />}
      </PagedList>
    </div>
  );
}
