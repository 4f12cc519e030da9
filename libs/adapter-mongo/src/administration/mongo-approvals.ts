import type { MailboxId } from '@foldwatch/domain';
import { Approvals, type Approval, type ApprovalSettlement, type ApprovalState } from '@foldwatch/ports';
import { mongo } from 'mongoose';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toApprovalRow, type ApprovalRow } from './approval-row';

const listName = 'approvals';

export class MongoApprovals extends Approvals {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async add(approval: Approval): Promise<void> {
    const { _id, ...row } = toApprovalRow(approval);
    await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
  }

  override async find(id: string): Promise<Approval | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async list({
    state,
    mailboxIds,
    limit,
    cursor,
  }: {
    readonly state?: ApprovalState;
    readonly mailboxIds?: readonly MailboxId[];
    readonly limit: number;
    readonly cursor?: string;
  }): Promise<{ readonly approvals: readonly Approval[]; readonly nextCursor?: string }> {
    const filter = {
      ...(mailboxIds !== undefined && { mailbox: { $in: mailboxIds.map((one) => keyOf(one)) } }),
      ...(state !== undefined && { state }),
      order: { $gt: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) },
    };
    const rows = await attempt(() =>
      this.rows
        .find(filter)
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<ApprovalRow>(listName, rows, limit, ({ order }) => order);
    return { approvals: page.rows.map(({ doc }) => doc), ...page.next };
  }

  /** The answer can be lost with the connection; then the row itself is asked: what this call wrote carries its mark. */
  override async settle(id: string, settlement: ApprovalSettlement): Promise<'saved' | 'lost'> {
    const _id = keyOf(id);
    const mark = new mongo.ObjectId();
    const { state } = settlement;
    const settled = Object.entries(settlement).map(([field, value]) => [`doc.${field}`, value] as const);
    const change = { state, mark, ...Object.fromEntries(settled) };
    await attempt(() => this.rows.updateOne({ _id, state: 'waiting' }, { $set: change }));
    return (await attempt(() => this.rows.findOne({ _id, mark }))) === null ? 'lost' : 'saved';
  }

  private get rows() {
    return this.database.collection('approvals');
  }
}
