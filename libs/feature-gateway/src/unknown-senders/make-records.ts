import { Injectable } from '@nestjs/common';
import { draftOf, type CreatableTable, type CrmRecord, type UnknownSender } from '@foldwatch/domain';
import { Clock, EventPublisher, RecordClaims, type Claimed } from '@foldwatch/ports';
import { createdEvents } from './created-events';
import { LeaveDesk } from './leave-desk';
import type { SenderOutcome } from './unknown-sender-views';

/** Makes the records that were suggested. Stored mail of their senders is resolved anew for them. */
@Injectable()
export class MakeRecords {
  constructor(
    private readonly claims: RecordClaims,
    private readonly publisher: EventPublisher,
    private readonly leaveDesk: LeaveDesk,
    private readonly clock: Clock,
  ) {}

  async execute(
    senders: readonly UnknownSender[],
    table: CreatableTable,
    by: string,
  ): Promise<ReadonlyMap<string, SenderOutcome>> {
    const drafts = senders.map((sender) => draftOf(sender, table, by));
    const claimed = await this.leaveDesk.after(senders, () =>
      this.claims.claimMany(drafts, this.clock.now().toISOString()),
    );
    const outcomes = senders.map((sender) => [sender.id, outcomeOf(sender, claimed.get(sender.address))] as const);
    await this.publisher.publish(outcomes.flatMap(([, { made }]) => (made === undefined ? [] : createdEvents(made))));
    await this.leaveDesk.done(senders);
    return new Map(outcomes);
  }
}

/** A record that was made of this very suggestion, now or before an end in between, is told of; a repeat has the same id. */
function outcomeOf(
  { activityId, mailboxId }: UnknownSender,
  claimed: Claimed | undefined,
): SenderOutcome & { readonly made?: CrmRecord } {
  const records = claimed === undefined ? [] : claimed.kind === 'created' ? [claimed.record] : claimed.records;
  const made = records.find(({ created }) => created?.activityId === activityId && created.mailboxId === mailboxId);
  const [record] = made === undefined ? records : [made];
  return {
    outcome: made === undefined ? 'known' : 'created',
    ...(record !== undefined && { record }),
    ...(made !== undefined && { made }),
  };
}
