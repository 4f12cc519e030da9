import {
  foldDecision,
  foldSettingsOf,
  type Activity,
  type MailboxId,
  type OrganizationSettings,
  type ResolveDecision,
} from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { MailboxConfigs, OrganizationConfigs, recordKey } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { GatherRecords } from '../recording/gather-records';

/** Which activities are to be resolved anew: of those given only such as would change or regard what others may read now, so that a page of others costs no event. */
@Injectable()
export class DecideResolves {
  constructor(
    private readonly organizations: OrganizationConfigs,
    private readonly configs: MailboxConfigs,
    private readonly gatherRecords: GatherRecords,
  ) {}

  async execute(given: Walking, activities: readonly Activity[]): Promise<readonly ResolveDecision[]> {
    if (activities.length === 0) return [];
    const { settings } = await this.organizations.find();
    const owners = await this.ownersOf(activities);
    const recordsOf = await this.gatherRecords.execute(activities);
    return activities.flatMap((activity) => {
      const decision = decisionFor(activity, { ...given, settings, ownerId: owners.get(mailboxOf(activity)) });
      const context = { at: given.at, organizationId: activity.organizationId, messageIdReused: false };
      const { isChanged } = foldDecision(activity, decision, { ...context, records: recordsOf(activity) });
      return isChanged || decision.receipts === true ? [decision] : [];
    });
  }

  private async ownersOf(activities: readonly Activity[]): Promise<ReadonlyMap<MailboxId, string>> {
    const configs = await this.configs.findMany([...new Set(activities.map(mailboxOf))]);
    return new Map([...configs.values()].flatMap(({ mailbox: { id, ownerId } }) => (ownerId ? [[id, ownerId]] : [])));
  }
}

/** The mailbox that tracked it first is the one whose owner's records are preferred, as when it was recorded. */
const mailboxOf = ({ links }: Activity): MailboxId =>
  links.filter(({ status }) => status === 'tracked').toSorted((a, b) => (a.trackedAt < b.trackedAt ? -1 : 1))[0]
    ?.mailboxId ?? '';

interface Walking {
  readonly jobId: string;
  readonly at: string;
  /** By `recordKey`: what others may read than before. */
  readonly shared: ReadonlySet<string>;
}

interface Deciding extends Walking {
  readonly settings: OrganizationSettings;
  readonly ownerId: string | undefined;
}

/** Named by the version that it was decided upon: deciding the same again is the same decision. */
const decisionFor = (
  { id, version, regarding }: Activity,
  { jobId, at, shared, settings, ownerId }: Deciding,
): ResolveDecision => ({
  kind: 'resolve',
  id: hashId('resolve', jobId, id, String(version)),
  activityId: id,
  decidedAt: at,
  settings: foldSettingsOf(settings),
  ambiguousSender: settings.ambiguousSender,
  ...(ownerId !== undefined && { ownerId }),
  ...(regarding !== undefined && shared.has(recordKey(regarding)) && { receipts: true }),
});
