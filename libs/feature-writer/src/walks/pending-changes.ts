import { hashId, pause } from '@foldwatch/platform';
import { MailboxJobs, RecordChanges, wholeOrganization, type NotedChange } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Pace } from './pace';

/** As many as activities are looked up by at once. */
const portion = 100;

/** The changes of records by which stored activities are still to be resolved anew. */
@Injectable()
export class PendingChanges {
  constructor(
    private readonly changes: RecordChanges,
    private readonly jobs: MailboxJobs,
    private readonly pace: Pace,
  ) {}

  /**
   * The next portion of those that have waited a while: by then whatever was resolved before the change is stored, and can be
   * found.
   */
  async next(): Promise<{ readonly due: readonly NotedChange[]; readonly isEmpty: boolean }> {
    const noted = await this.changes.oldest(portion);
    const settled = new Date(this.pace.now().getTime() - this.pace.settings.resolveSettleMs).toISOString();
    return { due: noted.filter(({ notedAt }) => notedAt <= settled), isEmpty: noted.length === 0 };
  }

  /** Until it is worth asking again. */
  wait(signal: AbortSignal): Promise<void> {
    return pause(this.pace.settings.relinkPollMs, signal);
  }

  forget(changes: readonly NotedChange[]): Promise<void> {
    return this.changes.forget(changes);
  }

  /** The id of a new job where changes wait and none is open. What a person stopped waits for the next import. */
  async openJob(): Promise<readonly string[]> {
    const [oldest] = await this.changes.oldest(1);
    if (oldest === undefined) return [];
    const open = await this.jobs.findOpen([wholeOrganization]);
    if (open.some(({ request }) => request.kind === 'resolve')) return [];
    const latest = await this.jobs.findLatest(wholeOrganization, 'resolve');
    if (latest?.result?.kind === 'stopped' && oldest.notedAt <= (latest.finishedAt ?? '')) return [];
    const createdAt = this.pace.now().toISOString();
    const id = hashId('resolve', latest?.id ?? '', oldest.notedAt);
    await this.jobs.add({ id, mailboxId: wholeOrganization, request: { kind: 'resolve' }, createdAt });
    return [id];
  }
}
