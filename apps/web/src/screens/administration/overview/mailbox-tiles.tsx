import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/moment';
import { QueryState } from '../../../shared/query-state';
import { isLike, mailboxStates, type MailboxFinding } from '../mailboxes/mailbox-health';
import { useEveryMailbox, type EveryMailbox, type Mailbox } from '../mailboxes/use-every-mailbox';
import { Section } from '../parts/section';
import { Tile, Tiles } from './tile';

export function MailboxTiles(): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <Section title={t('overview.mailboxes')}>
      <QueryState query={useEveryMailbox()}>{(every) => <Counts every={every} />}</QueryState>
    </Section>
  );
}

function Counts({ every: { mailboxes, readAt } }: { readonly every: EveryMailbox }): JSX.Element {
  const { t } = useTranslation('administration');
  const found = (finding: MailboxFinding): number =>
    mailboxes.filter((mailbox) => isLike(mailbox, finding, readAt)).length;
  const problems = found('problem');
  const throttled = found('throttled');
  const behind = longestUnseen(mailboxes);
  return (
    <Tiles>
      {mailboxStates.map((state) => (
        <Tile
          key={state}
          to={`/mailboxes?state=${state}`}
          name={t(`mailbox.state.${state}`)}
          value={mailboxes.filter((mailbox) => mailbox.state === state).length}
        />
      ))}
      <Tile
        to="/mailboxes?finding=problem"
        name={t('mailbox.finding.problem')}
        value={problems}
        isWanting={problems > 0}
      />
      <Tile
        to="/mailboxes?finding=throttled"
        name={t('mailbox.finding.throttled')}
        value={throttled}
        isWanting={throttled > 0}
      />
      {behind?.lastSeenAt != null && (
        <Tile
          to={`/mailboxes/${behind.id}`}
          name={t('overview.lag')}
          value={<Moment at={behind.lastSeenAt} />}
          note={behind.emailAddress}
        />
      )}
    </Tiles>
  );
}

/** The enabled mailbox that was not looked at for the longest time. */
function longestUnseen(mailboxes: readonly Mailbox[]): Mailbox | undefined {
  const seen = mailboxes.filter(({ state, lastSeenAt }) => state === 'enabled' && lastSeenAt !== null);
  return seen.toSorted((a, b) => (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? ''))[0];
}
