import { Drafts, type Draft } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toDraftRow, type DraftRow } from './draft-row';

const listName = 'drafts';

export class MongoDrafts extends Drafts {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async find(id: string): Promise<Draft | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async list({
    mailboxIds,
    limit,
    cursor,
  }: {
    readonly mailboxIds?: readonly string[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly drafts: readonly Draft[]; readonly nextCursor?: string }> {
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
    const page = toPage<DraftRow>(listName, rows, limit, ({ order }) => order);
    return { drafts: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async replace(draft: Draft): Promise<'saved' | 'lost'> {
    const lost = await compareAndSet(this.database.rowsOf('drafts'), [toDraftRow(draft)]);
    return lost.length === 0 ? 'saved' : 'lost';
  }

  override async remove(id: string): Promise<boolean> {
    const { deletedCount } = await attempt(() => this.rows.deleteOne({ _id: keyOf(id) }));
    return deletedCount > 0;
  }

  private get rows() {
    return this.database.collection('drafts');
  }
}
