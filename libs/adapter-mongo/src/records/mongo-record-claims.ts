import { recordOf, withAddedAddress, type CrmRecord, type RecordDraft, type RecordRef } from '@foldwatch/domain';
import { RecordClaims, StoreUnavailable, type Claimed } from '@foldwatch/ports';
import type { AddressHashes } from '../database/address-hashes';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import type { MongoDatabase } from '../database/mongo-database';
import { FreeClaims } from './free-claims';
import type { MongoRecordDirectory } from './mongo-record-directory';
import { claimsOf, madeOfKey, recordRowId, toRecordRow } from './record-row';

const maxRounds = 20;

/** An unclaimed address with what its next record is to be. */
interface Unclaimed {
  readonly draft: RecordDraft;
  readonly addressHash: string;
}

/**
 * A claim and its record are one document, and the unique index over claims decides: whoever is refused looks again, and
 * finds the record of whoever was faster.
 */
export class MongoRecordClaims extends RecordClaims {
  constructor(
    private readonly database: MongoDatabase,
    private readonly directory: MongoRecordDirectory,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  override async claimMany(drafts: readonly RecordDraft[], at: string): Promise<ReadonlyMap<string, Claimed>> {
    const claimed = new Map<string, Claimed>();
    let open: readonly RecordDraft[] = [
      ...new Map(drafts.toReversed().map((draft) => [draft.address, draft])).values(),
    ];
    for (let round = 0; open.length > 0; round += 1) {
      if (round >= maxRounds) throw endless();
      for (const [address, records] of await this.holders(open)) claimed.set(address, { kind: 'known', records });
      for (const record of await this.create(
        open.filter(({ address }) => !claimed.has(address)),
        at,
      )) {
        for (const address of record.emailAddresses) claimed.set(address, { kind: 'created', record });
      }
      open = open.filter(({ address }) => !claimed.has(address));
    }
    return claimed;
  }

  override async addAddress(ref: RecordRef, address: string, at: string): Promise<CrmRecord | undefined> {
    for (let round = 0; round < maxRounds; round += 1) {
      const stored = await attempt(() => this.rows.findOne({ _id: recordRowId(ref) }));
      if (stored === null) return undefined;
      const record = withAddedAddress(stored.doc, address, at);
      const claims = (await FreeClaims.find(this.database, [record])).take(record);
      const row = toRecordRow(record, stored.version + 1, claims);
      if ((await compareAndSet(this.database.rowsOf('records'), [row])).length === 0) return record;
    }
    throw endless();
  }

  private async holders(open: readonly RecordDraft[]): Promise<readonly (readonly [string, readonly CrmRecord[]])[]> {
    const found = await this.directory.resolveMany(open.map(({ address }) => address));
    return [...found]
      .map(([address, records]) => [address, records.filter(({ mergedInto }) => mergedInto === undefined)] as const)
      .filter(([, records]) => records.length > 0);
  }

  /** Gives the records that this call made; of the others' addresses somebody else was faster. */
  private async create(drafts: readonly RecordDraft[], at: string): Promise<readonly CrmRecord[]> {
    if (drafts.length === 0) return [];
    const hash = await this.hashes.ready();
    const unclaimed = drafts.map((draft) => ({ draft, addressHash: hash(draft.address) }));
    const madeBefore = await this.madeBefore(unclaimed);
    const records = unclaimed.map(({ draft, addressHash }) => {
      const number = (madeBefore.get(addressHash) ?? 0) + 1;
      return recordOf(draft, { id: hash(draft.address, String(number)), addressHash, number }, at);
    });
    const rows = records.map((record) => toRecordRow(record, 1, claimsOf(record)));
    const lost = new Set(await compareAndSet(this.database.rowsOf('records'), rows));
    return records.filter((record) => !lost.has(recordRowId(record)));
  }

  /** How many records were made of each address so far, gone ones included. */
  private async madeBefore(unclaimed: readonly Unclaimed[]): Promise<ReadonlyMap<string, number>> {
    const hashes = unclaimed.map(({ addressHash }) => addressHash);
    const keys = { $in: hashes.map(madeOfKey) };
    const [stored, gone] = await Promise.all([
      attempt(() => this.rows.find({ keys }, { projection: { 'doc.created': 1 } }).toArray()),
      attempt(() =>
        this.database
          .collection('claim_numbers')
          .find({ _id: { $in: hashes } })
          .toArray(),
      ),
    ]);
    const numbers = new Map(gone.map(({ _id, number }) => [_id, number]));
    for (const { doc } of stored) {
      const { addressHash = '', number = 0 } = doc.created ?? {};
      numbers.set(addressHash, Math.max(number, numbers.get(addressHash) ?? 0));
    }
    return numbers;
  }

  private get rows() {
    return this.database.collection('records');
  }
}

const endless = (): StoreUnavailable => new StoreUnavailable('Others write the same records all the time.');
