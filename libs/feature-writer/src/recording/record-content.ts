import type { MailContentV1 } from '@foldwatch/contracts';
import type { EventBatch, Outcomes } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { outcomesOf, type Incoming } from './incoming';
import { RecordFindings } from './record-findings';
import { toContentArrival } from './to-finding';

/** Records where the content of messages is kept. */
@Injectable()
export class RecordContent {
  constructor(private readonly recordFindings: RecordFindings) {}

  async execute({ events }: EventBatch<MailContentV1>): Promise<Outcomes> {
    const arrivals = events.map(({ id, payload }) => toContentArrival(id, payload));
    const incoming = events.flatMap((event, at): Incoming[] => {
      const finding = arrivals[at];
      return finding === undefined ? [] : [{ finding, event }];
    });
    return outcomesOf(arrivals, await this.recordFindings.execute(incoming));
  }
}
