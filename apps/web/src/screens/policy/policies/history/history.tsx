import { Badge, Body1Strong, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../../app/narrow';
import { EmptyState } from '../../../../shared/frame/empty-state';
import { Moment } from '../../../../shared/values/moment';
import { PagedList } from '../../../../shared/lists/paged-list';
import { itemsOf } from '../../../../shared/lists/use-pages';
import { RowChoice } from '../../row-choice';
import { useVersions, type Version, type Versioned } from './use-versions';
import { VersionDetailPane } from './version-detail';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  row: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS },
});

/** The versions of something that is configured, what each changed, and the way back. */
export function History({ of }: { readonly of: Versioned }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const pages = useVersions(of);
  const [chosen, choose] = useState<number>();
  const versions = itemsOf(pages);
  const newest = versions[0]?.number;
  const shown = chosen ?? newest;
  return (
    <div className={styles.panes}>
      <PagedList
        pages={pages}
        label={t('history.label')}
        keyOf={({ number }) => String(number)}
        empty={<EmptyState title={t('history.none')} />}
      >
        {(version) => (
          <RowChoice isChosen={version.number === shown} choose={() => choose(version.number)}>
            <VersionRow version={version} isNewest={version.number === newest} />
          </RowChoice>
        )}
      </PagedList>
      {shown !== undefined && (
        <VersionDetailPane
          key={shown}
          of={of}
          number={shown}
          isNewest={shown === newest}
          rolledBack={() => choose(undefined)}
        />
      )}
    </div>
  );
}

function VersionRow({ version, isNewest }: { readonly version: Version; readonly isNewest: boolean }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { number, by, at, comment, restored, removed } = version;
  return (
    <>
      <span className={styles.row}>
        <Body1Strong>{t('history.version', { number })}</Body1Strong>
        {isNewest && <Badge appearance="tint">{t('history.current')}</Badge>}
      </span>
      {restored !== null && <span>{t('history.restored', { number: restored })}</span>}
      {removed && <span>{t('history.removed')}</span>}
      {comment !== null && <span>{comment}</span>}
      <Caption1>
        {by} {at === null ? t('history.never') : <Moment at={at} />}
      </Caption1>
    </>
  );
}
