import { Injectable, Logger } from '@nestjs/common';
import { defaultReadRights, recordRightsOf, type MailboxId, type Reader } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import {
  Clock,
  isRenaming,
  MailboxJobs,
  type JobProgress,
  type JobResult,
  type MailboxJob,
  type RenamingJob,
} from '@foldwatch/ports';
import { OwnerRights } from '../actions/owner-rights';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

const kind = 'rename-categories';
const textOf = (reader: Pick<Reader, 'tables' | 'otherTables' | 'systemUserId'>): string =>
  hashId(kind, recordRightsOf(reader));

/** By these, names were written before there was any job. */
const everything = textOf(defaultReadRights.standard);

interface Known {
  readonly rights: string;
  readonly isDone: boolean;
}

/**
 * The jobs by which names in categories follow the read rights of a mailbox's owner. One is open before a name is written by
 * rights other than before, so that none is written by rights of which the store does not know, however soon they change back.
 */
@Injectable()
export class RenamingJobs {
  private readonly logger = new Logger('Ingest');
  /** Of each mailbox that this process has: by which rights names are written, and whether all of them are. */
  private readonly known = new WeakMap<OwnedMailbox, Known>();

  constructor(
    private readonly ownerRights: OwnerRights,
    private readonly jobs: MailboxJobs,
    private readonly clock: Clock,
  ) {}

  /** Has a job opened where none was for these rights. */
  async demand(mailbox: OwnedMailbox, owner: Reader): Promise<void> {
    const rights = textOf(owner);
    if (this.known.get(mailbox)?.rights !== rights) await this.look(mailbox, rights);
  }

  /** One was open when it was last looked at. */
  isOpen(mailbox: OwnedMailbox): boolean {
    return this.known.get(mailbox)?.isDone === false;
  }

  /** What there is to do; nothing where all names are written by the rights of now. */
  async find(mailbox: OwnedMailbox): Promise<RenamingJob | undefined> {
    const rights = textOf(await this.ownerRights.of(mailbox));
    const known = this.known.get(mailbox);
    if (known?.isDone === true && known.rights === rights) return undefined;
    return this.look(mailbox, rights);
  }

  private async look(mailbox: OwnedMailbox, rights: string): Promise<RenamingJob | undefined> {
    const job = (await this.findOpen(mailbox.id, rights)) ?? (await this.open(mailbox.id, rights));
    this.known.set(mailbox, { rights, isDone: job === undefined });
    return job;
  }

  /** Comes to nothing when the job was stopped meanwhile, or goes on elsewhere. */
  async advance({ id, progress }: RenamingJob, step: Omit<JobProgress, 'revision' | 'at'>): Promise<void> {
    await this.jobs.advance(id, { ...step, revision: (progress?.revision ?? 0) + 1, at: this.now() });
  }

  async finish({ id, mailboxId }: RenamingJob, result: JobResult): Promise<void> {
    await this.jobs.finish(id, result, this.now());
    this.logger.log({ event: 'job.finished', jobId: id, mailboxId, kind, result: result.kind });
  }

  /** Those for other rights end: what they did not come to is the next one's. */
  private async findOpen(mailboxId: MailboxId, rights: string): Promise<RenamingJob | undefined> {
    const open = (await this.jobs.findOpen([mailboxId])).filter(isRenaming);
    for (const job of open) if (job.request.rights !== rights) await this.finish(job, { kind: 'stopped' });
    return open.find(({ request }) => request.rights === rights);
  }

  /** Its id is computed from what went before, so that two who open it open one. */
  private async open(mailboxId: MailboxId, rights: string): Promise<RenamingJob | undefined> {
    const latest = await this.jobs.findLatest(mailboxId, kind);
    if (isDoneFor(latest, rights)) return undefined;
    const id = hashId(kind, mailboxId, latest?.id ?? '', rights);
    const job: RenamingJob = { id, mailboxId, request: { kind, rights }, createdAt: this.now() };
    await this.jobs.add(job);
    return job;
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}

function isDoneFor(latest: MailboxJob | undefined, rights: string): boolean {
  if (latest === undefined) return rights === everything;
  return isRenaming(latest) && latest.request.rights === rights && latest.result?.kind !== 'stopped';
}
