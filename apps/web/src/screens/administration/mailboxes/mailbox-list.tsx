import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { FilterBar, FilterChoice, FilterText } from '../../../shared/lists/filter-bar';
import { Moment } from '../../../shared/values/moment';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { useFilter, type Filter } from '../../../shared/lists/use-filter';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { mailboxStandings, mailboxStates } from './mailbox-health';
import { MailboxCompleteness, MailboxState } from './mailbox-state';
import { useMailboxes, type Mailbox, type MailboxFilter } from './use-mailboxes';

const fields = ['q', 'show'] as const;
type Fields = Filter<(typeof fields)[number]>;

export function MailboxList(): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const pages = useMailboxes(toQuery(filter));
  return (
    <>
      <Filters filter={filter} />
      <PagedList
        pages={pages}
        label={t('mailboxes.title')}
        keyOf={({ id }) => id}
        empty={
          <EmptyState title={t(filter.isSet ? 'mailboxes.noneFound' : 'mailboxes.none')}>
            {!filter.isSet && t('mailboxes.noneHint')}
          </EmptyState>
        }
      >
        {(mailbox) => <Row mailbox={mailbox} />}
      </PagedList>
    </>
  );
}

/** How a mailbox stands is asked for alone. */
function toQuery(filter: Fields): MailboxFilter {
  const standing = filter.choice('show', mailboxStandings);
  if (standing !== undefined) return { standing };
  const state = filter.choice('show', mailboxStates);
  const q = filter.text('q').toLowerCase();
  return { ...(state !== undefined && { state }), ...(q !== '' && { q }) };
}

function Filters({ filter }: { readonly filter: Fields }): JSX.Element {
  const { t } = useTranslation('administration');
  const isByStanding = filter.choice('show', mailboxStandings) !== undefined;
  return (
    <FilterBar filter={filter}>
      <FilterChoice
        label={t('mailboxes.show')}
        value={filter.text('show')}
        any={t('mailboxes.all')}
        choices={[
          ...mailboxStates.map((value) => ({ value, name: t(`mailbox.state.${value}`) })),
          ...mailboxStandings.map((value) => ({ value, name: t(`mailbox.standing.${value}`) })),
        ]}
        onChange={(value) => filter.set('show', value)}
      />
      {!isByStanding && (
        <FilterText label={t('mailboxes.search')} value={filter.text('q')} onChange={(text) => filter.set('q', text)} />
      )}
    </FilterBar>
  );
}

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(110px, 1fr) minmax(150px, 1fr) minmax(120px, 1fr)' },
});

function Row({ mailbox }: { readonly mailbox: Mailbox }): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { id, emailAddress, kind, ruleCount, lastSeenAt, error } = mailbox;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        <ScreenLink to={`/mailboxes/${id}`}>{emailAddress}</ScreenLink>
        <div className={rows.quiet}>
          {error === null
            ? `${t(`mailbox.kind.${kind}`)} · ${t('mailbox.rules', { count: ruleCount })}`
            : error.message}
        </div>
      </div>
      <MailboxState mailbox={mailbox} />
      {mailbox.state === 'enabled' ? <MailboxCompleteness completeness={mailbox.completeness} /> : <span />}
      <span className={rows.quiet}>
        {lastSeenAt === null ? (
          t('mailbox.neverSeen')
        ) : (
          <>
            {t('mailbox.seen')} <Moment at={lastSeenAt} />
          </>
        )}
      </span>
    </div>
  );
}
