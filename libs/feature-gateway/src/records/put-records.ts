import { Injectable } from '@nestjs/common';
import type { CrmRecord } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import { Clock, recordKey } from '@foldwatch/ports';
import { InvalidRequest, type FieldProblem } from '../http/refusal';
import { mostOf } from './put-records-request';
import type { PutRecordsView } from './record-views';
import { StoreRecords } from './store-records';
import { toRecord } from './to-record';

const maxProblems = 100;
/** Read without a break for others. */
const batchSize = 200;

/** Takes over records as the CRM has them: all of a delivery or, when something in it is wrong, none. */
@Injectable()
export class PutRecords {
  constructor(
    private readonly storeRecords: StoreRecords,
    private readonly clock: Clock,
  ) {}

  async execute(entries: readonly unknown[]): Promise<PutRecordsView> {
    if (entries.length > mostOf.records) {
      throw new InvalidRequest([{ field: 'body', message: `must have at most ${mostOf.records} entries` }]);
    }
    const counts = await this.storeRecords.execute(await this.read(entries));
    const { erased, ...put } = counts;
    return erased === 0 ? put : { ...put, erased };
  }

  /** Of a record that is named twice the last word counts. */
  private async read(entries: readonly unknown[]): Promise<readonly CrmRecord[]> {
    const now = this.clock.now().toISOString();
    const records = new Map<string, CrmRecord>();
    const problems: FieldProblem[] = [];
    for (const [at, entry] of entries.entries()) {
      if (at % batchSize === 0) await pause(0);
      const read = toRecord(entry, at, now);
      if (read.record !== undefined) records.set(recordKey(read.record), read.record);
      problems.push(...read.problems);
      if (problems.length >= maxProblems) break;
    }
    if (problems.length > 0) throw new InvalidRequest(problems.slice(0, maxProblems));
    return [...records.values()];
  }
}
