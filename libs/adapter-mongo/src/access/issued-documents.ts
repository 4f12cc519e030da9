import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { IssuedRow } from './issued-row';

/** As much of a collection as is used. */
interface IssuedRows<T> {
  findOne(filter: object): Promise<IssuedRow<T> | null>;
  find(filter: { readonly order: { readonly $gt: string } }): {
    sort(by: { readonly order: 1 }): { limit(count: number): { toArray(): Promise<readonly IssuedRow<T>[]> } };
  };
  updateOne(filter: object, update: object, options?: { readonly upsert: boolean }): Promise<unknown>;
}

/** What was handed out to somebody who is known by it since: kept when it is revoked, listed in the order of being made. */
export class IssuedDocuments<T extends { readonly id: string }> {
  constructor(
    private readonly listName: string,
    private readonly rows: () => IssuedRows<T>,
  ) {}

  /** What is there already stays; whose it is, its hash tells, also when the answer to the first attempt was lost. */
  async add({ _id, ...row }: IssuedRow<T>, hashOf: (doc: T) => string): Promise<'added' | 'taken'> {
    await attemptUpsert(() => this.rows().updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    const stored = await this.find(row.doc.id);
    return stored !== undefined && hashOf(stored) === hashOf(row.doc) ? 'added' : 'taken';
  }

  async find(id: string): Promise<T | undefined> {
    return this.findBy('_id', id);
  }

  /** By its id, or by the hash that stands beside it. */
  async findBy(field: string, value: string): Promise<T | undefined> {
    return (await attempt(() => this.rows().findOne({ [field]: keyOf(value) })))?.doc;
  }

  async list(limit: number, cursor?: string): Promise<{ readonly docs: readonly T[]; readonly next: NextPage }> {
    const after = cursor === undefined ? '' : fromCursor(this.listName, cursor);
    const rows = await attempt(() =>
      this.rows()
        .find({ order: { $gt: after } })
        .sort({ order: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(this.listName, rows, limit, ({ order }) => order);
    return { docs: page.rows.map(({ doc }) => doc), next: page.next };
  }

  /** Of one that is not revoked. */
  async change(id: string, change: object): Promise<void> {
    const open = { _id: keyOf(id), 'doc.revokedAt': { $exists: false } };
    const fields = Object.entries(change).map(([name, value]) => [`doc.${name}`, value]);
    await attempt(() => this.rows().updateOne(open, { $set: Object.fromEntries(fields) }));
  }
}

interface NextPage {
  readonly nextCursor?: string;
}
