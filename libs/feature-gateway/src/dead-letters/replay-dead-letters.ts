import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { NotPossible } from '../http/refusal';
import type { DeadLetterSelection } from './dead-letter-requests';
import { toDeadLetterView, type DeadLetterView, type SettledView } from './dead-letter-views';
import { DeliverAgain } from './deliver-again';
import { KnownDeadLetters } from './known-dead-letters';

/** Tries again what died, once its cause was cured. Doing so twice, or after it was handled, does no harm. */
@Injectable()
export class ReplayDeadLetters {
  constructor(
    private readonly known: KnownDeadLetters,
    private readonly deliverAgain: DeliverAgain,
  ) {}

  async one(id: string, viewer: Principal): Promise<DeadLetterView> {
    const delivered = await this.deliverAgain.execute([await this.known.find(id)], viewer.name);
    if (delivered.length > 0) return toDeadLetterView(await this.known.find(id));
    throw new NotPossible('not-replayable', 'The letter holds nothing that could be delivered again; discard it.');
  }

  async many(selection: DeadLetterSelection, viewer: Principal): Promise<SettledView> {
    let [settled, left] = [0, 0];
    for await (const letters of this.known.open(selection)) {
      const delivered = await this.deliverAgain.execute(letters, viewer.name);
      settled += delivered.length;
      left += letters.length - delivered.length;
    }
    return { settled, left };
  }
}
