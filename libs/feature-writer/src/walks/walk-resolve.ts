import { recordKey, type JobProgress, MailboxJob, NotedChange } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Headway } from './headway';
import { PendingChanges } from './pending-changes';
import { SendResolves, type Resolving } from './send-resolves';

type ResolveJob = Pick<MailboxJob, 'id' | 'progress'>;

/**
 * Resolves anew what is stored, by the records that changed: a portion of changes and a page of activities at a time, while
 * live mail does not wait for it. A portion is forgotten when it is done, so whoever takes it up goes on with the next.
 */
@Injectable()
export class WalkResolve {
  constructor(
    private readonly pending: PendingChanges,
    private readonly sendResolves: SendResolves,
    private readonly headway: Headway,
  ) {}

  /** `done` when no change waits any more. */
  async execute(job: ResolveJob, signal: AbortSignal): Promise<'done' | 'stopped'> {
    let { progress } = job;
    while (await this.headway.mayGoOn(job.id, signal)) {
      const { due, isEmpty } = await this.pending.next();
      if (isEmpty) return 'done';
      if (due.length === 0) {
        await this.pending.wait(signal);
        continue;
      }
      progress = await this.settle({ ...job, progress }, due, signal);
      if (progress === undefined) return 'stopped';
      await this.pending.forget(due);
    }
    return 'stopped';
  }

  /** The job for what was noted while the last one ended, or by a process that ended before it could ask for one. */
  openAnother(): Promise<readonly string[]> {
    return this.pending.openJob();
  }

  /** How far it is when all that the changes concern was sent; nothing when it was stopped, or goes on elsewhere. */
  private async settle(
    job: { readonly id: string; readonly progress: JobProgress | undefined },
    changes: readonly NotedChange[],
    signal: AbortSignal,
  ): Promise<JobProgress | undefined> {
    let { progress } = job;
    let cursor: string | undefined;
    do {
      if (!(await this.headway.mayGoOn(job.id, signal))) return undefined;
      const { sent, nextCursor } = await this.sendResolves.execute(job.id, resolvingBy(changes), cursor);
      progress = await this.headway.note(job.id, progress, { done: (progress?.done ?? 0) + sent });
      cursor = nextCursor;
    } while (progress !== undefined && cursor !== undefined);
    return progress;
  }
}

function resolvingBy(changes: readonly NotedChange[]): Resolving {
  const subjects = changes.map(({ subject }) => subject);
  const shared = subjects.flatMap((subject) => (subject.kind === 'shared' ? [subject.record] : []));
  return {
    addresses: subjects.flatMap((subject) => (subject.kind === 'address' ? [subject.address] : [])),
    records: [...subjects.flatMap((subject) => (subject.kind === 'merged' ? [subject.record] : [])), ...shared],
    shared: new Set(shared.map(recordKey)),
  };
}
