import { withSighting, type Sighting, type UnknownSender } from '@foldwatch/domain';
import { UnknownSenders, wholeOrganization, type SenderOfMailbox, type UnknownSenderFilter } from '@foldwatch/ports';
import type { AddressHashes, HashAddress } from '../database/address-hashes';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import { endlessConflict } from '../database/store-failure';
import { toUnknownSenderRow, type UnknownSenderRow } from './unknown-sender-row';

const listName = 'unknown-senders';
const maxRounds = 20;

interface Noted {
  readonly id: string;
  readonly sender: SenderOfMailbox;
  readonly sightings: readonly Sighting[];
}

export class MongoUnknownSenders extends UnknownSenders {
  constructor(
    private readonly database: MongoDatabase,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  /** Who is put away is looked up last: whoever puts one away at the same moment removes what was written before. */
  override async noteMany(sightings: readonly Sighting[]): Promise<readonly (UnknownSender | undefined)[]> {
    if (sightings.length === 0) return [];
    const hash = await this.hashes.ready();
    const ids = sightings.map((sighting) => idOf(senderOf(sighting), hash));
    const groups = Map.groupBy(sightings, (sighting) => idOf(senderOf(sighting), hash));
    const notes = [...groups].flatMap(([id, group]): readonly Noted[] =>
      group.slice(0, 1).map((first) => ({ id, sender: senderOf(first), sightings: group })),
    );
    const putAway = await this.arePutAway(notes.map(({ sender }) => sender));
    const written = await this.write(notes.filter((_, at) => putAway[at] !== true));
    const wanted = await this.withoutPutAway(written);
    return ids.map((id) => wanted.get(id));
  }

  override async arePutAway(senders: readonly SenderOfMailbox[]): Promise<readonly boolean[]> {
    if (senders.length === 0) return [];
    const hash = await this.hashes.ready();
    const ids = senders.map(({ mailboxId, address }) =>
      [mailboxId, wholeOrganization].map((of) => idOf({ mailboxId: of, address }, hash)),
    );
    const found = await attempt(() => this.putAwayRows.find({ _id: { $in: ids.flat() } }).toArray());
    const known = new Set(found.map(({ _id }) => _id));
    return ids.map((pair) => pair.some((id) => known.has(id)));
  }

  override async list({ mailboxIds, cursor, limit }: UnknownSenderFilter): Promise<{
    readonly senders: readonly UnknownSender[];
    readonly nextCursor?: string;
  }> {
    const query = {
      ...(mailboxIds !== undefined && { mailbox: { $in: mailboxIds.map((one) => keyOf(one)) } }),
      order: { $gte: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(query)
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<UnknownSenderRow>(listName, rows, limit, ({ order }) => order);
    return { senders: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async findMany(ids: readonly string[]): Promise<ReadonlyMap<string, UnknownSender>> {
    const rows = await this.stored(ids);
    return new Map([...rows].map(([id, { doc }]) => [id, doc]));
  }

  override async removeAddresses(addresses: readonly string[]): Promise<void> {
    if (addresses.length === 0) return;
    await attempt(() => this.rows.deleteMany({ address: { $in: addresses.map((address) => keyOf(address)) } }));
  }

  override async putAway(senders: readonly SenderOfMailbox[]): Promise<void> {
    const hash = await this.hashes.ready();
    const ids = [...new Set(senders.map((sender) => idOf(sender, hash)))];
    await putRows(
      this.database.rowsOf('put_away_senders'),
      ids.map((_id) => ({ filter: { _id }, replacement: {}, upsert: true })),
    );
    await this.removeAddresses(
      senders.filter(({ mailboxId }) => mailboxId === wholeOrganization).map(({ address }) => address),
    );
    await this.remove(ids);
  }

  override async recall(senders: readonly SenderOfMailbox[]): Promise<void> {
    if (senders.length === 0) return;
    const hash = await this.hashes.ready();
    await attempt(() => this.putAwayRows.deleteMany({ _id: { $in: senders.map((sender) => idOf(sender, hash)) } }));
  }

  private async write(notes: readonly Noted[]): Promise<readonly UnknownSender[]> {
    const written: UnknownSender[] = [];
    let open = notes;
    for (let round = 0; open.length > 0; round += 1) {
      if (round >= maxRounds) throw endlessConflict();
      const stored = await this.stored(open.map(({ id }) => id));
      const next = open.map(({ id, sightings }) => {
        const known = stored.get(id);
        const doc = sightings.reduce<UnknownSender | undefined>(
          (sender, one) => withSighting(id, sender, one),
          known?.doc,
        );
        return { id, doc, isChanged: doc !== known?.doc, version: (known?.version ?? 0) + 1 };
      });
      const changed = next.flatMap(({ doc, isChanged, version }) =>
        doc !== undefined && isChanged ? [toUnknownSenderRow(doc, version)] : [],
      );
      const lost = new Set(await compareAndSet(this.database.rowsOf('unknown_senders'), changed));
      written.push(...next.flatMap(({ id, doc }) => (doc === undefined || lost.has(id) ? [] : [doc])));
      open = open.filter(({ id }) => lost.has(id));
    }
    return written;
  }

  private async withoutPutAway(senders: readonly UnknownSender[]): Promise<ReadonlyMap<string, UnknownSender>> {
    const putAway = await this.arePutAway(senders);
    await this.remove(senders.filter((_, at) => putAway[at] === true).map(({ id }) => id));
    return new Map(senders.filter((_, at) => putAway[at] !== true).map((sender) => [sender.id, sender]));
  }

  private async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await attempt(() => this.rows.deleteMany({ _id: { $in: [...ids] } }));
  }

  private async stored(ids: readonly string[]): Promise<ReadonlyMap<string, UnknownSenderRow>> {
    if (ids.length === 0) return new Map();
    const rows = await attempt(() => this.rows.find({ _id: { $in: [...ids] } }).toArray());
    return new Map(rows.map((row) => [row._id, row]));
  }

  private get rows() {
    return this.database.collection('unknown_senders');
  }

  private get putAwayRows() {
    return this.database.collection('put_away_senders');
  }
}

const senderOf = ({ draft: { address, source } }: Sighting): SenderOfMailbox => ({
  mailboxId: source.mailboxId,
  address,
});

const idOf = ({ mailboxId, address }: SenderOfMailbox, hash: HashAddress): string => hash(address, 'for', mailboxId);
