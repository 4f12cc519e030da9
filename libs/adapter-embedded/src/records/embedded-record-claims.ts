import { recordOf, withAddedAddress, type CrmRecord, type RecordDraft, type RecordRef } from '@foldwatch/domain';
import { RecordClaims, type Claimed } from '@foldwatch/ports';
import type { AddressHashes } from '../database/address-hashes';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import type { EmbeddedRecordDirectory } from './embedded-record-directory';

/** Nobody else writes to this file, so what a write finds free is free. */
export class EmbeddedRecordClaims extends RecordClaims {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly directory: EmbeddedRecordDirectory,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  override async claimMany(drafts: readonly RecordDraft[], at: string): Promise<ReadonlyMap<string, Claimed>> {
    const first = new Map(drafts.toReversed().map((draft) => [draft.address, draft]));
    const portions = inPortions([...first.values()]).map((portion) =>
      this.database.write(() => portion.map((draft) => [draft.address, this.claim(draft, at)] as const)),
    );
    return new Map((await Promise.all(portions)).flat());
  }

  override addAddress({ table, id }: RecordRef, address: string, at: string): Promise<CrmRecord | undefined> {
    return this.database.write(() => {
      const row = this.database.statement('SELECT doc FROM records WHERE tbl = ? AND id = ?').get(table, id);
      if (row === undefined) return undefined;
      const record = withAddedAddress(documentIn('CrmRecord', row), address, at);
      this.directory.put(record);
      return record;
    });
  }

  private claim(draft: RecordDraft, at: string): Claimed {
    const records = this.directory.having(draft.address).filter(({ mergedInto }) => mergedInto === undefined);
    if (records.length > 0) return { kind: 'known', records };
    const hash = this.hashes.ready();
    const addressHash = hash(draft.address);
    const number = this.directory.madeOf(addressHash) + 1;
    const id = hash(draft.address, String(number));
    const record = recordOf(draft, { id, addressHash, number }, at);
    this.directory.put(record);
    return { kind: 'created', record };
  }
}
