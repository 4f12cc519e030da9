import { Injectable } from '@nestjs/common';
import type { JobResult, RenamingJob } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';
import { RenamedMessages } from './renamed-messages';
import { RenamedRows } from './renamed-rows';
import { RenamingJobs } from './renaming-jobs';
import { RenamingPlaces } from './renaming-places';

/** A server that refuses an item more often than this does not hold up the others. */
const maxTries = 3;

const done: JobResult = { kind: 'done' };
const refused: JobResult = {
  kind: 'failed',
  code: 'category-not-written',
  message: 'The server refused some messages their new category; those get it when they change next.',
};

interface Tries {
  readonly cursor: string;
  readonly count: number;
}

/**
 * Gives a mailbox's categories the names that its owner may read now, when read rights or the owner have changed. Runs in the
 * mailbox's lane: what is stored of a message when its turn comes is no older than any action carried out before, and every
 * later one comes after it.
 */
@Injectable()
export class RenameCategories {
  private readonly tries = new WeakMap<OwnedMailbox, Tries>();

  constructor(
    private readonly jobs: RenamingJobs,
    private readonly places: RenamingPlaces,
    private readonly rows: RenamedRows,
    private readonly messages: RenamedMessages,
  ) {}

  /** Whether it is to be asked for the next portion, or later, when other mailboxes have had their turn. */
  async execute(mailbox: OwnedMailbox): Promise<'done' | 'again' | 'later'> {
    if (this.jobs.isOpen(mailbox) && !this.places.take(mailbox)) return 'later';
    const job = await this.jobs.find(mailbox);
    if (job === undefined) {
      this.places.leave(mailbox);
      return 'done';
    }
    if (!this.places.take(mailbox)) return 'later';
    await this.goOn(mailbox, job);
    return 'again';
  }

  private async goOn(mailbox: OwnedMailbox, job: RenamingJob): Promise<void> {
    const { done: before = 0, cursor, counts } = job.progress ?? {};
    const portion = await this.rows.next(mailbox, cursor);
    if (portion === undefined) return this.finish(job);
    const isWritten = await this.messages.write(mailbox, portion.rows);
    if (!isWritten && this.mayTryAgain(mailbox, portion.cursor)) return;
    const refusals = (counts?.['refused'] ?? 0) + Number(!isWritten);
    await this.jobs.advance(job, {
      done: before + portion.rows.length,
      cursor: portion.cursor,
      ...(refusals > 0 && { counts: { refused: refusals } }),
    });
  }

  private finish(job: RenamingJob): Promise<void> {
    return this.jobs.finish(job, job.progress?.counts === undefined ? done : refused);
  }

  private mayTryAgain(mailbox: OwnedMailbox, cursor: string): boolean {
    const tried = this.tries.get(mailbox);
    const count = tried?.cursor === cursor ? tried.count + 1 : 1;
    this.tries.set(mailbox, { cursor, count });
    return count < maxTries;
  }
}
