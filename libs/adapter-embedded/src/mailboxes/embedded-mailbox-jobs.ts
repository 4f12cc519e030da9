import type { MailboxId } from '@foldwatch/domain';
import {
  MailboxJobs,
  type JobFilter,
  type JobProgress,
  type JobRequest,
  type JobResult,
  type MailboxJob,
} from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';

const listName = 'jobs';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

export class EmbeddedMailboxJobs extends MailboxJobs {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override add(job: MailboxJob): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement(
          `INSERT INTO mailbox_jobs (id, mailbox, kind, created, finished, doc) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO NOTHING`,
        )
        .run(job.id, job.mailboxId, job.request.kind, job.createdAt, job.finishedAt ?? '', JSON.stringify(job));
    });
  }

  override find(id: string): Promise<MailboxJob | undefined> {
    return this.database.read(() => this.stored(id));
  }

  override findOpen(mailboxIds: readonly MailboxId[]): Promise<readonly MailboxJob[]> {
    return this.database.read(() => {
      const find = this.database.statement(
        `SELECT doc FROM mailbox_jobs WHERE mailbox = ? AND finished = '' ORDER BY created, rowid`,
      );
      const jobs = [...new Set(mailboxIds)].flatMap((id) => find.all(id).map((row) => documentIn('MailboxJob', row)));
      return jobs.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : Number(a.createdAt > b.createdAt)));
    });
  }

  override finish(id: string, result: JobResult, finishedAt: string): Promise<void> {
    return this.database.write(() => {
      const job = this.stored(id);
      if (job === undefined || job.result !== undefined) return;
      this.database
        .statement('UPDATE mailbox_jobs SET finished = ?, doc = ? WHERE id = ?')
        .run(finishedAt, JSON.stringify({ ...job, result, finishedAt } satisfies MailboxJob), id);
    });
  }

  override advance(id: string, progress: JobProgress): Promise<'saved' | 'lost'> {
    return this.database.write(() => {
      const job = this.stored(id);
      const isNext = job?.result === undefined && job?.progress?.revision === priorTo(progress);
      if (job === undefined || !isNext) return 'lost';
      this.database
        .statement('UPDATE mailbox_jobs SET doc = ? WHERE id = ?')
        .run(JSON.stringify({ ...job, progress } satisfies MailboxJob), id);
      return 'saved';
    });
  }

  override async list({
    mailboxId,
    kind,
    cursor,
    limit,
  }: JobFilter): Promise<{ readonly jobs: readonly MailboxJob[]; readonly nextCursor?: string }> {
    const before = cursor === undefined ? latest : fromCursor(listName, cursor);
    const rows = await this.database.read(() =>
      this.database
        .statement(
          `SELECT rowid AS row, created, doc FROM mailbox_jobs INDEXED BY mailbox_jobs_created
           WHERE mailbox = ? AND kind = ? AND created <= ? AND (created < ? OR rowid < ?)
           ORDER BY created DESC, rowid DESC LIMIT ?`,
        )
        .all(mailboxId, kind, before.at, before.at, before.row, limit + 1),
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'created'), row: integerIn(row, 'row') }));
    return { jobs: page.rows.map((row) => documentIn('MailboxJob', row)), ...page.next };
  }

  override findLatest(mailboxId: MailboxId, kind: JobRequest['kind']): Promise<MailboxJob | undefined> {
    return this.database.read(() =>
      toJob(
        this.database
          .statement(
            `SELECT doc FROM mailbox_jobs WHERE mailbox = ? AND kind = ? AND finished > ''
             ORDER BY finished DESC, rowid DESC LIMIT 1`,
          )
          .get(mailboxId, kind),
      ),
    );
  }

  private stored(id: string): MailboxJob | undefined {
    return toJob(this.database.statement('SELECT doc FROM mailbox_jobs WHERE id = ?').get(id));
  }
}

const priorTo = ({ revision }: JobProgress): number | undefined => (revision === 1 ? undefined : revision - 1);

const toJob = (row: Row | undefined): MailboxJob | undefined =>
  row === undefined ? undefined : documentIn('MailboxJob', row);
