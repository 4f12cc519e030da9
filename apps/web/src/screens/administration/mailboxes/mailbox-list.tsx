import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/empty-state';
import { FilterBar, FilterChoice, FilterText } from '../../../shared/filter-bar';
import { Moment } from '../../../shared/moment';
import { RowList } from '../../../shared/row-list';
import { ScreenLink } from '../../../shared/screen-link';
import { useFilter, type Filter } from '../../../shared/use-filter';
import { useRowStyles } from '../parts/row-styles';
import { isLike, mailboxFindings, mailboxKinds, mailboxStates } from './mailbox-health';
import { MailboxCompleteness, MailboxState } from './mailbox-state';
import type { EveryMailbox, Mailbox } from './use-every-mailbox';

const fields = ['q', 'state', 'kind', 'finding'] as const;
type Fields = Filter<(typeof fields)[number]>;

export function MailboxList({ every }: { readonly every: EveryMailbox }): JSX.Element {
  const { t } = useTranslation('administration');
  const filter = useFilter(fields);
  const found = every.mailboxes.filter((mailbox) => isFound(mailbox, filter, every.readAt));
  if (every.mailboxes.length === 0)
    return <EmptyState title={t('mailboxes.none')}>{t('mailboxes.noneHint')}</EmptyState>;
  return (
    <>
      <Filters filter={filter} />
      <output>{t('mailboxes.shown', { count: found.length, all: every.mailboxes.length })}</output>
      {found.length === 0 ? (
        <EmptyState title={t('mailboxes.noneFound')} />
      ) : (
        <RowList items={found} label={t('mailboxes.title')} keyOf={({ id }) => id}>
          {(mailbox) => <Row mailbox={mailbox} />}
        </RowList>
      )}
    </>
  );
}

function isFound(mailbox: Mailbox, filter: Fields, readAt: number): boolean {
  const state = filter.choice('state', mailboxStates);
  const kind = filter.choice('kind', mailboxKinds);
  const finding = filter.choice('finding', mailboxFindings);
  const { emailAddress, ownerId } = mailbox;
  const q = filter.text('q').toLowerCase();
  return (
    (emailAddress.includes(q) || (ownerId ?? '').toLowerCase().includes(q)) &&
    (state === undefined || mailbox.state === state) &&
    (kind === undefined || mailbox.kind === kind) &&
    (finding === undefined || isLike(mailbox, finding, readAt))
  );
}

function Filters({ filter }: { readonly filter: Fields }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <FilterBar filter={filter}>
      <FilterText label={t('mailboxes.search')} value={filter.text('q')} onChange={(text) => filter.set('q', text)} />
      <FilterChoice
        label={t('mailbox.stateLabel')}
        value={filter.text('state')}
        any={t('any')}
        choices={mailboxStates.map((value) => ({ value, name: t(`mailbox.state.${value}`) }))}
        onChange={(value) => filter.set('state', value)}
      />
      <FilterChoice
        label={t('mailbox.kindLabel')}
        value={filter.text('kind')}
        any={t('any')}
        choices={mailboxKinds.map((value) => ({ value, name: t(`mailbox.kind.${value}`) }))}
        onChange={(value) => filter.set('kind', value)}
      />
      <FilterChoice
        label={t('mailbox.findingLabel')}
        value={filter.text('finding')}
        any={t('any')}
        choices={mailboxFindings.map((value) => ({ value, name: t(`mailbox.finding.${value}`) }))}
        onChange={(value) => filter.set('finding', value)}
      />
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
