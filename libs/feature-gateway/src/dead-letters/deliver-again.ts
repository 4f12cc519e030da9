import { Injectable } from '@nestjs/common';
import { topics } from '@foldwatch/contracts';
import { Clock, DeadLetters, ParkedEvents, type DeadLetter, type ParkedEvent } from '@foldwatch/ports';
import { isOfItem, ReadItemsAgain } from './read-items-again';

/**
 * Has events delivered once more to the group in which they died, and to no other. They are parked anew, due now and with
 * no attempt counted: that is beside their partition, so nothing waits for them, and a repeat replaces itself.
 */
@Injectable()
export class DeliverAgain {
  constructor(
    private readonly letters: DeadLetters,
    private readonly parkedEvents: ParkedEvents,
    private readonly readItemsAgain: ReadItemsAgain,
    private readonly clock: Clock,
  ) {}

  /** Gives those for which there was something to deliver. They are settled last: an end in between only has it done again. */
  async execute(letters: readonly DeadLetter[], by: string): Promise<readonly DeadLetter[]> {
    const at = this.clock.now().toISOString();
    const events = letters.filter((letter) => !isOfItem(letter) && isDeliverable(letter));
    await this.parkedEvents.park(events.map((letter) => toParked(letter, at)));
    const items = await this.readItemsAgain.execute(letters.filter(isOfItem));
    const delivered = [...events, ...items];
    await this.letters.settle(delivered, { as: 'replayed', at, by });
    return delivered;
  }
}

/** What was no object when it came could not be kept in a letter; only on a compacted topic is nothing a message. */
function isDeliverable({ event: { topic, payload } }: DeadLetter): boolean {
  return payload !== undefined || Object.entries(topics).some(([name, { compacted }]) => name === topic && compacted);
}

const toParked = ({ group, event, code, message }: DeadLetter, nextTryAt: string): ParkedEvent => ({
  group,
  event,
  attempts: 0,
  nextTryAt,
  error: { code, message },
});
