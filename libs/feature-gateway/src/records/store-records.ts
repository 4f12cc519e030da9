import { Injectable } from '@nestjs/common';
import type { CrmRecord } from '@foldwatch/domain';
import { ConfigHints } from '../mailboxes/work/config-hints';
import type { PutRecordsView } from './record-views';
import { ResolveLater } from './resolve-later';
import { StoreDelivered } from './store-delivered';

const batchSize = 200;

/** Stores many records in batches, and has those told who decide by them. */
@Injectable()
export class StoreRecords {
  constructor(
    private readonly storeDelivered: StoreDelivered,
    private readonly hints: ConfigHints,
    private readonly resolveLater: ResolveLater,
  ) {}

  async execute(records: readonly CrmRecord[]): Promise<Required<PutRecordsView>> {
    const counts = { created: 0, updated: 0, unchanged: 0, erased: 0 };
    for (const batch of batches(records)) {
      const { created, updated, unchanged, erased } = await this.storeDelivered.execute(batch);
      counts.erased += erased;
      counts.created += created;
      counts.updated += updated;
      counts.unchanged += unchanged;
    }
    if (counts.created + counts.updated > 0) await this.hints.give({ what: 'organization', part: 'records' });
    await this.resolveLater.startIfNoted();
    return counts;
  }
}

const batches = (records: readonly CrmRecord[]): readonly (readonly CrmRecord[])[] =>
  Array.from({ length: Math.ceil(records.length / batchSize) }, (_, at) =>
    records.slice(at * batchSize, (at + 1) * batchSize),
  );
