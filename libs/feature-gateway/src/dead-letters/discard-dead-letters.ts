import { Injectable } from '@nestjs/common';
import { Clock, DeadLetters, type DeadLetter } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ConflictingRequest } from '../http/refusal';
import type { DeadLetterSelection } from './dead-letter-requests';
import { toDeadLetterView, type DeadLetterView, type SettledView } from './dead-letter-views';
import { KnownDeadLetters } from './known-dead-letters';

/** Puts away what nobody needs to be handled any more. It stays listed as such, and can still be replayed. */
@Injectable()
export class DiscardDeadLetters {
  constructor(
    private readonly letters: DeadLetters,
    private readonly known: KnownDeadLetters,
    private readonly clock: Clock,
  ) {}

  async one(id: string, viewer: Principal): Promise<DeadLetterView> {
    const letter = await this.known.find(id);
    if (letter.state === 'replayed') {
      throw new ConflictingRequest('already-replayed', 'It was replayed; if it dies again, it will be open again.');
    }
    if (letter.state === 'open') await this.discard([letter], viewer);
    return toDeadLetterView(await this.known.find(id));
  }

  async many(selection: DeadLetterSelection, viewer: Principal): Promise<SettledView> {
    let settled = 0;
    for await (const letters of this.known.open(selection)) {
      await this.discard(letters, viewer);
      settled += letters.length;
    }
    return { settled, left: 0 };
  }

  private discard(letters: readonly DeadLetter[], { name: by }: Principal): Promise<void> {
    return this.letters.settle(letters, { as: 'discarded', at: this.clock.now().toISOString(), by });
  }
}
