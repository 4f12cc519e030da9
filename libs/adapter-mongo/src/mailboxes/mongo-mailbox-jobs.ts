import type { MailboxId } from '@foldwatch/domain';
import {
  MailboxJobs,
  type JobFilter,
  type JobProgress,
  type JobRequest,
  type JobResult,
  type MailboxJob,
} from '@foldwatch/ports';
import { mongo } from 'mongoose';
import { attempt, attemptUpsert } from '../database/attempts';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toJobRow, type JobRow } from './job-row';

const listName = 'jobs';

export class MongoMailboxJobs extends MailboxJobs {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async add(job: MailboxJob): Promise<void> {
    const { _id, ...row } = toJobRow(job);
    await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
  }

  override async find(id: string): Promise<MailboxJob | undefined> {
    const row = await attempt(() => this.rows.findOne({ _id: keyOf(id) }));
    return row?.doc;
  }

  override async findOpen(mailboxIds: readonly MailboxId[]): Promise<readonly MailboxJob[]> {
    if (mailboxIds.length === 0) return [];
    const mailboxes = [...new Set(mailboxIds)].map((id) => keyOf(id));
    const rows = await attempt(() =>
      this.rows
        .find({ mailbox: { $in: mailboxes }, finished: '' })
        .sort({ created: 1 })
        .toArray(),
    );
    return rows.map(({ doc }) => doc);
  }

  override async finish(id: string, result: JobResult, finishedAt: string): Promise<void> {
    const finished = { finished: finishedAt, 'doc.result': result, 'doc.finishedAt': finishedAt };
    await attempt(() => this.rows.updateOne({ _id: keyOf(id), finished: '' }, { $set: finished }));
  }

  /** The answer can be lost with the connection; then the row itself is asked: what this call wrote carries its mark. */
  override async advance(id: string, progress: JobProgress): Promise<'saved' | 'lost'> {
    const _id = keyOf(id);
    const mark = new mongo.ObjectId();
    const before = progress.revision === 1 ? { $exists: false } : progress.revision - 1;
    const filter = { _id, finished: '', 'doc.progress.revision': before };
    const { modifiedCount } = await attempt(() =>
      this.rows.updateOne(filter, { $set: { 'doc.progress': progress, mark } }),
    );
    if (modifiedCount === 1) return 'saved';
    return (await attempt(() => this.rows.findOne({ _id, mark }))) === null ? 'lost' : 'saved';
  }

  override async list({
    mailboxId,
    kind,
    cursor,
    limit,
  }: JobFilter): Promise<{ readonly jobs: readonly MailboxJob[]; readonly nextCursor?: string }> {
    const order = { $gte: '', ...(cursor !== undefined && { $lt: fromCursor(listName, cursor) }) };
    const rows = await attempt(() =>
      this.rows
        .find({ mailbox: keyOf(mailboxId), kind, order })
        .sort({ order: -1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage<JobRow>(listName, rows, limit, (row) => row.order ?? '');
    return { jobs: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async findLatest(mailboxId: MailboxId, kind: JobRequest['kind']): Promise<MailboxJob | undefined> {
    const row = await attempt(() =>
      this.rows.findOne({ mailbox: keyOf(mailboxId), kind, finished: { $gt: '' } }, { sort: { finished: -1 } }),
    );
    return row?.doc;
  }

  private get rows() {
    return this.database.collection('mailbox_jobs');
  }
}
