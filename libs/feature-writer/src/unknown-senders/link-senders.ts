import { settled, withPartyRecord, type Activity, type ActivityChange, type NamedRecord } from '@foldwatch/domain';
import { failpoint, hashId } from '@foldwatch/platform';
import { ActivityStore, Clock, EventPublisher, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { messagesOf, type Trace } from '../telling/activity-messages';
import { ActivityContended } from '../recording/incoming';

/** An activity about whose sender nothing is to be done any more. */
export interface SettledSender {
  readonly activity: Activity;
  readonly address: string;
  /** The record of the address; none where it was only suggested. */
  readonly record?: NamedRecord;
  readonly trace: Trace;
}

interface Linked {
  readonly activity: Activity;
  readonly changes: readonly ActivityChange[];
  readonly trace: Trace;
}

/** As often as a batch of decisions is folded anew. */
const mostRounds = 8;

/** Links senders to their records, marks their activities and tells of it, by compare and set. */
@Injectable()
export class LinkSenders {
  constructor(
    private readonly store: ActivityStore,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
  ) {}

  async execute(senders: readonly SettledSender[]): Promise<void> {
    let open = senders;
    for (let round = 0; open.length > 0 && round < mostRounds; round += 1) {
      const linked = open.map((sender) => this.link(sender));
      const lost = new Set((await this.store.replaceMany(linked.map(({ activity }) => activity))).lost);
      failpoint('writer.sender-stored');
      await this.publisher.publish(linked.filter(({ activity }) => !lost.has(activity.id)).flatMap(messagesOfLinked));
      open = await this.readAgain(open.filter(({ activity }) => lost.has(activity.id)));
    }
    if (open.length > 0) throw new ActivityContended('others kept writing the activity');
  }

  private link({ activity, address, record, trace }: SettledSender): Linked {
    const at = this.clock.now().toISOString();
    const linked =
      record === undefined
        ? activity
        : withPartyRecord(activity, address, { record, causeId: hashId('sender', record.table, record.id), at });
    const marked = settled(linked);
    const changes = linked === activity ? [] : linked.history.slice(-1);
    return { activity: { ...marked, version: activity.version + 1 }, changes, trace };
  }

  private async readAgain(senders: readonly SettledSender[]): Promise<readonly SettledSender[]> {
    if (senders.length === 0) return [];
    const stored = await this.store.findMany(senders.map(({ activity }) => activity.id));
    return senders.flatMap((sender) => {
      const activity = stored.get(sender.activity.id);
      return activity === undefined ? [] : [{ ...sender, activity }];
    });
  }
}

const messagesOfLinked = ({ activity, changes, trace }: Linked): readonly OutgoingEvent[] =>
  messagesOf({ activity, changes, actions: [] }, trace);
