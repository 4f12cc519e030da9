import { chooseRecord, type ActivityId, type CrmRecord } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { AppError, Clock, EventPublisher, RecordClaims, UnknownSenders, type Claimed } from '@foldwatch/ports';
import { Injectable, Logger } from '@nestjs/common';
import type { Failures } from '../incoming';
import { unknownSenderOutcomes } from '../writer-metrics';
import { LinkSenders, type SettledSender } from './link-senders';
import { askedOf, planSender, type OpenSender, type SenderPlan } from './plan-sender';
import { createdMessages, suggestedMessage } from './record-messages';

/**
 * Makes or suggests records of unknown senders, from activities that are stored: each step may be repeated, and what was told
 * of derives from what is stored. A record is told of before its activity is marked, so that an end in between is made up for.
 */
@Injectable()
export class SettleSenders {
  private readonly logger = new Logger(SettleSenders.name);

  constructor(
    private readonly claims: RecordClaims,
    private readonly desk: UnknownSenders,
    private readonly linkSenders: LinkSenders,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  /** Says of which activities it could not be done; those are recorded all the same. An outage is raised. */
  async execute(open: readonly OpenSender[]): Promise<Failures> {
    if (open.length === 0) return new Map();
    try {
      await this.settle(open);
      return new Map();
    } catch (error) {
      if (isOutage(error)) throw error;
      return open.length === 1 ? this.failed(open, error) : this.each(open);
    }
  }

  /** One by one, so that one that cannot be done does not keep the others from it. */
  private async each(open: readonly OpenSender[]): Promise<Failures> {
    const failures = new Map<ActivityId, Error>();
    for (const one of open) for (const [id, error] of await this.execute([one])) failures.set(id, error);
    return failures;
  }

  private failed(open: readonly OpenSender[], cause: unknown): Failures {
    const error = cause instanceof Error ? cause : new Error('settling a sender failed', { cause });
    for (const { activity, trace } of open) {
      const { correlationId } = trace;
      this.logger.error({ event: 'sender.unsettled', activityId: activity.id, correlationId, error: error.name });
    }
    return new Map(open.map(({ activity }) => [activity.id, error]));
  }

  private async settle(open: readonly OpenSender[]): Promise<void> {
    const plans = await this.plan(open);
    const claimed = await this.claim(plans);
    await this.suggest(plans);
    await this.linkSenders.execute(plans.map((plan) => settledBy(plan, claimed)));
    failpoint('writer.sender-linked');
  }

  private async plan(open: readonly OpenSender[]): Promise<readonly SenderPlan[]> {
    const asked = open.flatMap(askedOf);
    const answers = await this.desk.arePutAway(asked);
    const putAway = new Set(asked.filter((_, at) => answers[at] === true).map(keyOf));
    return open.map((one) => planSender(one, (sender) => putAway.has(keyOf(sender))));
  }

  private async claim(plans: readonly SenderPlan[]): Promise<ReadonlyMap<string, Claimed>> {
    const drafts = plans.flatMap(({ create }) => create?.draft ?? []);
    if (drafts.length === 0) return new Map();
    const claimed = await this.claims.claimMany(drafts, this.clock.now().toISOString());
    failpoint('writer.sender-claimed');
    const created = plans.flatMap((plan) =>
      madeOf(plan, claimed).flatMap((record) => createdMessages(record, plan.trace)),
    );
    await this.publisher.publish(created);
    await this.desk.removeAddresses([...claimed.keys()]);
    unknownSenderOutcomes.inc({ outcome: 'created' }, created.length);
    return claimed;
  }

  private async suggest(plans: readonly SenderPlan[]): Promise<void> {
    const sightings = plans.flatMap(({ suggest, trace }) => suggest.map((sighting) => ({ sighting, trace })));
    if (sightings.length === 0) return;
    const noted = await this.desk.noteMany(sightings.map(({ sighting }) => sighting));
    failpoint('writer.sender-suggested');
    const firsts = sightings.flatMap(({ sighting, trace }, at) => {
      const sender = noted[at];
      return sender?.activityId === sighting.draft.source.activityId ? [suggestedMessage(sender, trace)] : [];
    });
    await this.publisher.publish(firsts);
    unknownSenderOutcomes.inc({ outcome: 'suggested' }, firsts.length);
  }
}

const isOutage = (error: unknown): boolean => error instanceof AppError && error.outage;

const keyOf = ({ mailboxId, address }: { readonly mailboxId: string; readonly address: string }): string =>
  `${mailboxId}\n${address}`;

/** The record that was made of this very activity, now or before an end in between. */
function madeOf({ activity, create }: SenderPlan, claimed: ReadonlyMap<string, Claimed>): readonly CrmRecord[] {
  const records = create === undefined ? [] : recordsOf(claimed.get(create.draft.address));
  return records.filter(({ created }) => created?.activityId === activity.id);
}

function recordsOf(claimed: Claimed | undefined): readonly CrmRecord[] {
  if (claimed === undefined) return [];
  return claimed.kind === 'created' ? [claimed.record] : claimed.records;
}

/** Of several that have the address meanwhile the one is linked that the message would have resolved to. */
function settledBy(
  { activity, sender, create, trace }: SenderPlan,
  claimed: ReadonlyMap<string, Claimed>,
): SettledSender {
  const candidates = create === undefined ? [] : recordsOf(claimed.get(create.draft.address));
  const record = create === undefined ? undefined : chooseRecord(candidates, create.by.wantedRecord);
  return { activity, address: sender.address, trace, ...(record !== undefined && { record }) };
}
