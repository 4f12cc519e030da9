import { chooseRecord, type CrmRecord } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { Clock, EventPublisher, RecordClaims, UnknownSenders, type Claimed } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { unknownSenderOutcomes } from '../writer-metrics';
import type { SettledSender } from './link-senders';
import type { SenderPlan } from './plan-sender';
import { createdMessages } from './record-messages';

/** Makes the records that are to be made, and tells of them before their activities are marked. */
@Injectable()
export class ClaimSenders {
  constructor(
    private readonly claims: RecordClaims,
    private readonly desk: UnknownSenders,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  /** The senders with the records that they have then. */
  async execute(plans: readonly SenderPlan[]): Promise<readonly SettledSender[]> {
    const drafts = plans.flatMap(({ create }) => create?.draft ?? []);
    if (drafts.length === 0) return plans.map((plan) => settledBy(plan, new Map()));
    const claimed = await this.claims.claimMany(drafts, this.clock.now().toISOString());
    failpoint('writer.sender-claimed');
    const created = plans.flatMap((plan) =>
      madeOf(plan, claimed).flatMap((record) => createdMessages(record, plan.trace)),
    );
    await this.publisher.publish(created);
    await this.desk.removeAddresses([...claimed.keys()]);
    unknownSenderOutcomes.inc({ outcome: 'created' }, created.length);
    return plans.map((plan) => settledBy(plan, claimed));
  }
}

type Claims = ReadonlyMap<string, Claimed>;

/** The record that was made of this very activity, now or before an end in between. */
const madeOf = (plan: SenderPlan, claimed: Claims): readonly CrmRecord[] =>
  recordsOf(plan, claimed).filter(({ created }) => created?.activityId === plan.activity.id);

function recordsOf({ create }: SenderPlan, claimed: Claims): readonly CrmRecord[] {
  const outcome = create === undefined ? undefined : claimed.get(create.draft.address);
  if (outcome === undefined) return [];
  return outcome.kind === 'created' ? [outcome.record] : outcome.records;
}

/** Of several that have the address meanwhile the one is linked that the message would have resolved to. */
function settledBy(plan: SenderPlan, claimed: Claims): SettledSender {
  const { activity, sender, create, trace } = plan;
  const record = create && chooseRecord(recordsOf(plan, claimed), create.by.wantedRecord);
  return { activity, address: sender.address, trace, ...(record !== undefined && { record }) };
}
