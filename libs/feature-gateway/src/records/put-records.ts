import { Injectable } from '@nestjs/common';
import type { CrmRecord } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import { Clock, recordKey } from '@foldwatch/ports';
import { InvalidRequest, type FieldProblem } from '../http/refusal';
import { ConfigHints } from '../mailboxes/config-hints';
import type { PutRecordsView } from './record-views';
import { ResolveLater } from './resolve-later';
import { StoreDelivered } from './store-delivered';
import { toRecord } from './to-record';

const maxRecords = 10_000;
const maxProblems = 100;
const batchSize = 200;

/** Takes over records as the CRM has them: all of a delivery or, when something in it is wrong, none. */
@Injectable()
export class PutRecords {
  constructor(
    private readonly storeDelivered: StoreDelivered,
    private readonly clock: Clock,
    private readonly hints: ConfigHints,
    private readonly resolveLater: ResolveLater,
  ) {}

  async execute(entries: readonly unknown[]): Promise<PutRecordsView> {
    if (entries.length > maxRecords) {
      throw new InvalidRequest([{ field: 'body', message: `must have at most ${maxRecords} entries` }]);
    }
    const counts = { created: 0, updated: 0, unchanged: 0, erased: 0 };
    for (const batch of batches(await this.read(entries))) {
      const { created, updated, unchanged, erased } = await this.storeDelivered.execute(batch);
      counts.erased += erased;
      counts.created += created;
      counts.updated += updated;
      counts.unchanged += unchanged;
    }
    if (counts.created + counts.updated > 0) await this.hints.give({ what: 'organization', part: 'records' });
    await this.resolveLater.startIfNoted();
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

const batches = (records: readonly CrmRecord[]): readonly (readonly CrmRecord[])[] =>
  Array.from({ length: Math.ceil(records.length / batchSize) }, (_, at) =>
    records.slice(at * batchSize, (at + 1) * batchSize),
  );
