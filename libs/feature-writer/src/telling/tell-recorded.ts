import { failpoint } from '@foldwatch/platform';
import { EventPublisher } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { messagesOf, type Trace } from './activity-messages';
import type { FoldedGroup } from '../recording/fold-batch';
import type { Failures, Incoming } from '../recording/incoming';
import { openSender, type OpenSender } from '../unknown-senders/plan-sender';
import { SettleSenders } from '../unknown-senders/settle-senders';

/** Tells what was recorded, and then sees to whoever sent it: whatever becomes of that, the mail is recorded and told of. */
@Injectable()
export class TellRecorded {
  constructor(
    private readonly publisher: EventPublisher,
    private readonly settleSenders: SettleSenders,
  ) {}

  /** Says of which activities not all was done that follows from them. */
  async execute(recorded: readonly FoldedGroup[]): Promise<Failures> {
    await this.publisher.publish(recorded.flatMap(messagesOfGroup));
    failpoint('writer.published');
    return this.settleSenders.execute(recorded.flatMap(openSenderOf));
  }
}

function messagesOfGroup({ group, folded }: FoldedGroup): ReturnType<typeof messagesOf> {
  const last = group.incoming.at(-1);
  if (folded.activity === undefined || last === undefined) return [];
  const { activity, changes, actions } = folded;
  const causes = new Map(group.incoming.map((one) => [one.finding.id, traceOf(one)]));
  return messagesOf({ activity, changes, actions }, traceOf(last), causes);
}

function openSenderOf({ group, folded: { activity } }: FoldedGroup): readonly OpenSender[] {
  const last = group.incoming.at(-1);
  if (activity === undefined || last === undefined) return [];
  const open = openSender(activity, traceOf(last));
  return open === undefined ? [] : [open];
}

const traceOf = ({ event: { correlationId, traceparent } }: Incoming): Trace => ({
  correlationId,
  ...(traceparent !== undefined && { traceparent }),
});
