import { Injectable } from '@nestjs/common';
import { DeadLetters, type DeadLetter } from '@foldwatch/ports';
import { InvalidRequest, UnknownResource } from '../http/refusal';
import { narrowedBy, type DeadLetterSelection } from './dead-letter-requests';

const pageSize = 200;

/** Dead letters as people name them. */
@Injectable()
export class KnownDeadLetters {
  constructor(private readonly letters: DeadLetters) {}

  async find(id: string): Promise<DeadLetter> {
    const letter = await this.letters.find(id);
    if (letter === undefined) throw new UnknownResource('unknown-dead-letter', 'There is no dead letter of this id.');
    return letter;
  }

  /** The open ones, a page at a time. The latest come first, so that what dies again meanwhile is not met again. */
  async *open(selection: DeadLetterSelection): AsyncIterable<readonly DeadLetter[]> {
    const narrowed = narrowedBy(selection);
    if (Object.keys(narrowed).length === 0 && selection.all !== true) {
      throw new InvalidRequest([{ field: 'body', message: 'must name group, topic or code, or be { "all": true }' }]);
    }
    let cursor: string | undefined;
    do {
      const from = cursor === undefined ? {} : { cursor };
      const page = await this.letters.list({ ...narrowed, ...from, state: 'open', limit: pageSize });
      yield page.letters;
      cursor = page.nextCursor;
    } while (cursor !== undefined);
  }
}
