import { Injectable } from '@nestjs/common';
import { DeadLetters } from '@foldwatch/ports';
import { pageOf } from '../http/page-query';
import { narrowedBy, type DeadLetterQuery } from './dead-letter-requests';
import { toDeadLetterView, type DeadLetterPage } from './dead-letter-views';

/** What could not be handled and why, the latest first; what the events say only on asking for one. */
@Injectable()
export class ListDeadLetters {
  constructor(private readonly letters: DeadLetters) {}

  async execute(query: DeadLetterQuery): Promise<DeadLetterPage> {
    const state = query.state === undefined ? {} : { state: query.state };
    const { letters, nextCursor } = await this.letters.list({ ...pageOf(query), ...narrowedBy(query), ...state });
    return { items: letters.map(toDeadLetterView), nextCursor: nextCursor ?? null };
  }
}
