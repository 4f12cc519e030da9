import { Injectable } from '@nestjs/common';
import { toActivityId, type Activity, type ActivityId, type MailboxId } from '@foldwatch/domain';
import { ActivityQueries, AuditLog, type AuditEntry } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { describeLook } from './describe-look';
import type { LookedAt, LookPage, LookView } from './look-views';

/** Who looked at the mail of a mailbox, the newest first. The log has ids alone; subjects are shown while the mail is recorded. */
@Injectable()
export class ListLooks {
  constructor(
    private readonly log: AuditLog,
    private readonly activities: ActivityQueries,
    private readonly mailboxes: ConfiguredMailboxes,
  ) {}

  async execute(mailboxId: MailboxId, query: PageQuery): Promise<LookPage> {
    await this.mailboxes.find(mailboxId);
    const { entries, nextCursor } = await this.log.list({ ...pageOf(query), kind: 'look', mailboxId });
    const ids = entries.flatMap((entry) => activityOf(entry) ?? []);
    const activities = await this.activities.findMany([...new Set(ids)]);
    return { items: entries.map((entry) => toLookView(entry, activities)), nextCursor: nextCursor ?? null };
  }
}

function toLookView(entry: AuditEntry, activities: ReadonlyMap<ActivityId, Activity>): LookView {
  const { id, at, by, mailboxId, resource } = entry;
  const activityId = activityOf(entry);
  const activity = activityId === undefined ? undefined : activities.get(activityId);
  const what = activityId === undefined ? 'search' : lookedAt(resource);
  const isThere = activity?.links.some((link) => link.status === 'tracked' && link.mailboxId === mailboxId) === true;
  return {
    id,
    at,
    by,
    what,
    sentence: describeLook(by, what),
    activityId: activityId ?? null,
    subject: isThere ? activity.message.subject : null,
  };
}

const lookedAt = (resource: string): LookedAt => (resource.includes('/attachments/') ? 'attachment' : 'content');

/** The message whose content it was; a search has the address of the list. */
function activityOf({ resource }: AuditEntry): ActivityId | undefined {
  const [, , , , id] = resource.split('/');
  return id === undefined ? undefined : toActivityId(id);
}
