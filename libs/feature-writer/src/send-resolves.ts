import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import {
  foldDecision,
  foldSettingsOf,
  type Activity,
  type MailboxId,
  type OrganizationSettings,
  type ResolveDecision,
} from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { EventPublisher, MailboxConfigs, OrganizationConfigs, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { GatherRecords } from './gather-records';
import { Pace } from './pace';

/** Decides that activities are resolved anew: of those given only such as would change, so that a page of others costs no event. */
@Injectable()
export class SendResolves {
  constructor(
    private readonly organizations: OrganizationConfigs,
    private readonly configs: MailboxConfigs,
    private readonly gatherRecords: GatherRecords,
    private readonly publisher: EventPublisher,
    private readonly pace: Pace,
  ) {}

  /** How many were sent. */
  async execute(jobId: string, activities: readonly Activity[]): Promise<number> {
    if (activities.length === 0) return 0;
    const { settings } = await this.organizations.find();
    const owners = await this.ownersOf(activities);
    const recordsOf = await this.gatherRecords.execute(activities);
    const at = this.pace.now().toISOString();
    const events = activities.flatMap((activity): OutgoingEvent[] => {
      const decision = decisionFor(activity, { jobId, at, settings, ownerId: owners.get(mailboxOf(activity)) });
      const context = { at, organizationId: activity.organizationId, messageIdReused: false };
      const folded = foldDecision(activity, decision, { ...context, records: recordsOf(activity) });
      return folded.isChanged ? [eventOf(decision, jobId)] : [];
    });
    if (events.length > 0) await this.publisher.publish(events);
    return events.length;
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

interface Deciding {
  readonly jobId: string;
  readonly at: string;
  readonly settings: OrganizationSettings;
  readonly ownerId: string | undefined;
}

/** Named by the version that it was decided upon: deciding the same again is the same decision. */
const decisionFor = ({ id, version }: Activity, { jobId, at, settings, ownerId }: Deciding): ResolveDecision => ({
  kind: 'resolve',
  id: hashId('resolve', jobId, id, String(version)),
  activityId: id,
  decidedAt: at,
  settings: foldSettingsOf(settings),
  ambiguousSender: settings.ambiguousSender,
  ...(ownerId !== undefined && { ownerId }),
});

function eventOf(decision: ResolveDecision, jobId: string): OutgoingEvent {
  const { topic, type, version } = mailDecided;
  const payload: MailDecidedV1 = decision;
  const { id, activityId: key, decidedAt: time } = decision;
  return { topic, key, id, type, version, time, ...newTrace(), correlationId: jobId, payload };
}
