import { Injectable } from '@nestjs/common';
import type { Activity, MailboxId } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { AuditLog, Clock, MailboxConfigs, type AuditEntry } from '@foldwatch/ports';
import { canSeeMailbox, ownsMailbox, type Principal } from '../access/principal';

/** What was called, as the audit log says it. */
export type Look = Pick<AuditEntry, 'action' | 'resource'>;

/** Only spares writing again what was written. */
const mostRemembered = 50_000;
const hourLength = '2026-11-01T08'.length;

/**
 * Remembers who opened or searched mail that is not their own, for those to whom it belongs. Who does the same again within the
 * hour is remembered once. It is written before anything is answered: what cannot be noted is not shown.
 */
@Injectable()
export class NoteLooks {
  private readonly noted = new Set<string>();

  constructor(
    private readonly log: AuditLog,
    private readonly configs: MailboxConfigs,
    private readonly clock: Clock,
  ) {}

  /** At each of some messages; one that the viewer has too is the viewer's own. */
  async atMail(activities: readonly Activity[], viewer: Principal, look: Look): Promise<void> {
    const owned = await this.ownedAmong(activities.flatMap(mailboxesOf), viewer);
    const others = activities.map(mailboxesOf).filter((mailboxIds) => !mailboxIds.some((id) => owned.has(id)));
    await this.note(
      others.flatMap((mailboxIds) => reachedThrough(mailboxIds, viewer)),
      viewer,
      look,
    );
  }

  async atMailboxes(mailboxIds: readonly MailboxId[], viewer: Principal, look: Look): Promise<void> {
    const owned = await this.ownedAmong(mailboxIds, viewer);
    await this.note(
      mailboxIds.filter((id) => !owned.has(id)),
      viewer,
      look,
    );
  }

  private async ownedAmong(mailboxIds: readonly MailboxId[], viewer: Principal): Promise<ReadonlySet<MailboxId>> {
    const configs = await this.configs.findMany([...new Set(mailboxIds)]);
    const owned = [...configs.values()].filter(({ mailbox }) => ownsMailbox(viewer, mailbox));
    return new Set(owned.map(({ mailbox }) => mailbox.id));
  }

  private async note(mailboxIds: readonly MailboxId[], viewer: Principal, look: Look): Promise<void> {
    const at = this.clock.now().toISOString();
    const entries = [...new Set(mailboxIds)]
      .map((mailboxId) => toEntry({ mailboxId, viewer, look, at }))
      .filter(({ id }) => !this.noted.has(id));
    if (entries.length === 0) return;
    await this.log.record(entries);
    if (this.noted.size > mostRemembered) this.noted.clear();
    for (const { id } of entries) this.noted.add(id);
  }
}

const mailboxesOf = ({ links }: Activity): readonly MailboxId[] =>
  links.filter(({ status }) => status === 'tracked').map(({ mailboxId }) => mailboxId);

/** Who sees only one of the mailboxes has looked at that; who reads mail for its record, at that of all. */
function reachedThrough(mailboxIds: readonly MailboxId[], viewer: Principal): readonly MailboxId[] {
  const seen = mailboxIds.filter((id) => canSeeMailbox(viewer, id));
  return seen.length > 0 ? seen : mailboxIds;
}

interface Noted {
  readonly mailboxId: MailboxId;
  readonly viewer: Principal;
  readonly look: Look;
  readonly at: string;
}

const toEntry = ({ mailboxId, viewer: { role, name }, look: { action, resource }, at }: Noted): AuditEntry => ({
  id: hashId('look', name, action, resource, mailboxId, at.slice(0, hourLength)),
  kind: 'look',
  at,
  by: { kind: role, name },
  action,
  resource,
  mailboxId,
  outcome: 'done',
  requested: [],
  changes: [],
});
