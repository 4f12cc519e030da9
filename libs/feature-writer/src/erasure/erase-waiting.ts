import { withoutPerson, type UnspokenPerson } from '@foldwatch/domain';
import { DeadLetters, ParkedEvents, type LoggedEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';
import { Unspoken } from './unspoken';

const pageSize = 200;

/** Letters stay, for others may be on the message, but name the person no more. */
@Injectable()
export class EraseDeadLetters implements ErasureStep {
  constructor(
    private readonly letters: DeadLetters,
    private readonly unspoken: Unspoken,
  ) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    const { letters, nextCursor } = await this.letters.list({
      limit: pageSize,
      ...(cursor !== undefined && { cursor }),
    });
    const person = await this.unspoken.by(payloadsOf(letters), work);
    const rewritten = rewrittenOf(letters, person);
    if (!work.dryRun) await this.letters.rewrite(rewritten);
    return { counts: { deadLetters: rewritten.length }, ...(nextCursor !== undefined && { nextCursor }) };
  }
}

const groups = ['ingest', 'rules', 'writer', 'gateway'] as const;
const everAfter = new Date('9999-12-31T23:59:59.999Z');
/** Far more than ever wait: what fails alone is tried again within minutes, or is dead. */
const mostParked = 10_000;

/** The same for events that wait to be tried again. */
@Injectable()
export class EraseParkedEvents implements ErasureStep {
  constructor(
    private readonly parked: ParkedEvents,
    private readonly unspoken: Unspoken,
  ) {}

  async next(work: ErasureWork, cursor = '0'): Promise<ErasurePage> {
    const at = Number(cursor);
    const waiting = await this.parked.findDue(groups[at] ?? '', everAfter, mostParked);
    const person = await this.unspoken.by(payloadsOf(waiting), work);
    const rewritten = rewrittenOf(waiting, person);
    if (!work.dryRun) await this.parked.park(rewritten);
    return {
      counts: { parkedEvents: rewritten.length },
      ...(at + 1 < groups.length && { nextCursor: String(at + 1) }),
    };
  }
}

interface WithEvent {
  readonly event: LoggedEvent;
}

const payloadsOf = (all: readonly WithEvent[]): readonly unknown[] => all.map(({ event }) => event.payload);

const rewrittenOf = <T extends WithEvent>(all: readonly T[], person: UnspokenPerson): readonly T[] =>
  all.flatMap((one) => {
    const payload = withoutPerson(one.event.payload, person);
    return payload === undefined ? [] : [{ ...one, event: { ...one.event, payload } }];
  });
