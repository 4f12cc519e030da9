import { withoutPerson } from '@foldwatch/domain';
import { EventTexts } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';
import { Unspoken } from './unspoken';

/** Has the log say no more of the person, where it can be written over. Events keep their places and their forms. */
@Injectable()
export class EraseEvents implements ErasureStep {
  constructor(
    private readonly events: EventTexts,
    private readonly unspoken: Unspoken,
  ) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { texts, nextCursor } = await this.events.page(cursor);
    const person = await this.unspoken.by(
      texts.map(({ payload }) => payload),
      work,
    );
    const rewritten = texts.flatMap(({ position, payload: said }) => {
      const payload = withoutPerson(said, person);
      return payload === undefined ? [] : [{ position, payload }];
    });
    if (!work.dryRun) await this.events.replace(rewritten);
    return { counts: { events: rewritten.length }, ...(nextCursor !== undefined && { nextCursor }) };
  }
}
