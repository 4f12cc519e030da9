import { withSighting, type Sighting, type UnknownSender } from '@foldwatch/domain';
import { UnknownSenders, wholeOrganization, type SenderOfMailbox, type UnknownSenderFilter } from '@foldwatch/ports';
import type { AddressHashes, HashAddress } from '../database/address-hashes';
import { fromCursor, toPage } from '../database/cursor';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { among } from '../database/index-keys';
import { documentIn, integerIn, textIn } from '../database/rows';

const listName = 'unknown-senders';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

export class EmbeddedUnknownSenders extends UnknownSenders {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly hashes: AddressHashes,
  ) {
    super();
  }

  override async noteMany(sightings: readonly Sighting[]): Promise<readonly (UnknownSender | undefined)[]> {
    return this.inWrites(sightings, (sighting, hash) => {
      const sender = { mailboxId: sighting.draft.source.mailboxId, address: sighting.draft.address };
      if (this.isPutAway(sender, hash)) return undefined;
      const id = idOf(sender, hash);
      const known = this.stored(id);
      const noted = withSighting(id, known, sighting);
      if (noted !== known) this.put(noted);
      return noted;
    });
  }

  override arePutAway(senders: readonly SenderOfMailbox[]): Promise<readonly boolean[]> {
    return this.database.read(() => {
      const hash = this.hashes.known();
      return senders.map((sender) => hash !== undefined && this.isPutAway(sender, hash));
    });
  }

  override async list({ mailboxIds, cursor, limit }: UnknownSenderFilter): Promise<{
    readonly senders: readonly UnknownSender[];
    readonly nextCursor?: string;
  }> {
    const before = cursor === undefined ? latest : fromCursor(listName, cursor);
    const [index, condition] =
      mailboxIds === undefined
        ? (['unknown_senders_first', ''] as const)
        : (['unknown_senders_mailbox', `AND mailbox ${among}`] as const);
    const rows = await this.database.all(
      `SELECT row, first, doc FROM unknown_senders INDEXED BY ${index}
       WHERE first <= ? AND (first < ? OR row < ?) ${condition} ORDER BY first DESC, row DESC LIMIT ?`,
      [before.at, before.at, before.row, ...(mailboxIds === undefined ? [] : [JSON.stringify(mailboxIds)]), limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'first'), row: integerIn(row, 'row') }));
    return { senders: page.rows.map((row) => documentIn('UnknownSender', row)), ...page.next };
  }

  override async findMany(ids: readonly string[]): Promise<ReadonlyMap<string, UnknownSender>> {
    const found = await this.database.read(() => ids.flatMap((id) => this.stored(id) ?? []));
    return new Map(found.map((sender) => [sender.id, sender]));
  }

  override async removeAddresses(addresses: readonly string[]): Promise<void> {
    await this.inWrites(addresses, (address) => this.removeAddress(address));
  }

  override async putAway(senders: readonly SenderOfMailbox[]): Promise<void> {
    await this.inWrites(senders, (sender, hash) => {
      const id = idOf(sender, hash);
      this.database
        .statement('INSERT INTO put_away_senders (id, doc) VALUES (?, ?) ON CONFLICT DO NOTHING')
        .run(id, JSON.stringify({ id }));
      if (sender.mailboxId === wholeOrganization) this.removeAddress(sender.address);
      else this.database.statement('DELETE FROM unknown_senders WHERE id = ?').run(id);
    });
  }

  override async recall(senders: readonly SenderOfMailbox[]): Promise<void> {
    await this.inWrites(senders, (sender, hash) =>
      this.database.statement('DELETE FROM put_away_senders WHERE id = ?').run(idOf(sender, hash)),
    );
  }

  private async inWrites<T, R>(items: readonly T[], write: (item: T, hash: HashAddress) => R): Promise<readonly R[]> {
    const portions = inPortions(items).map((portion) =>
      this.database.write(() => {
        const hash = this.hashes.ready();
        return portion.map((item) => write(item, hash));
      }),
    );
    return (await Promise.all(portions)).flat();
  }

  private isPutAway({ mailboxId, address }: SenderOfMailbox, hash: HashAddress): boolean {
    const find = this.database.statement('SELECT 1 FROM put_away_senders WHERE id = ?');
    return [mailboxId, wholeOrganization].some((of) => find.get(idOf({ mailboxId: of, address }, hash)) !== undefined);
  }

  private stored(id: string): UnknownSender | undefined {
    const row = this.database.statement('SELECT doc FROM unknown_senders WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('UnknownSender', row);
  }

  private put(sender: UnknownSender): void {
    const { id, mailboxId, address, firstSeenAt } = sender;
    this.database
      .statement(
        `INSERT INTO unknown_senders (id, mailbox, address, first, doc) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET first = excluded.first, doc = excluded.doc`,
      )
      .run(id, mailboxId, address, firstSeenAt, JSON.stringify(sender));
  }

  private removeAddress(address: string): void {
    this.database.statement('DELETE FROM unknown_senders WHERE address = ?').run(address);
  }
}

const idOf = ({ mailboxId, address }: SenderOfMailbox, hash: HashAddress): string => hash(address, 'for', mailboxId);
