import { Injectable } from '@nestjs/common';
import { syncGapClosed, syncGapDetected } from '@foldwatch/contracts';
import type { FolderId } from '@foldwatch/domain';
import type { FolderCompleteness, IndexedItem, JobResult } from '@foldwatch/ports';
import { MailboxReport } from '../mailbox/mailbox-report';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { priorities } from '../mailbox/task-lane';
import { CompareFolder } from './compare-folder';
import { CompareStore } from './compare-store';
import { JobSteps, takeTurn } from './job-steps';

/**
 * Compares what Exchange has in each tracked folder with what the store has. What differs is observed again the ordinary
 * way first; missing is only what has no link after that although it is not left out by choice.
 */
@Injectable()
export class CheckCompleteness {
  constructor(
    private readonly steps: JobSteps,
    private readonly compareFolder: CompareFolder,
    private readonly store: CompareStore,
    private readonly report: MailboxReport,
  ) {}

  async execute(runtime: MailboxRuntime, jobId: string): Promise<JobResult> {
    await this.steps.sync(runtime, jobId);
    const folders: FolderCompleteness[] = [];
    for (const folderId of runtime.mailbox.trackedFolders()) {
      folders.push(await this.check(runtime, jobId, folderId));
    }
    const missing = folders.reduce((total, folder) => total + folder.missing.length, 0);
    await this.report.announcements.announce(runtime.mailbox.id, missing > 0 ? syncGapDetected : syncGapClosed, {
      missing,
    });
    return { kind: 'completeness', folders };
  }

  private async check(runtime: MailboxRuntime, jobId: string, folderId: FolderId): Promise<FolderCompleteness> {
    const { mailbox } = runtime;
    const turn = <T>(step: () => Promise<T>): Promise<T> => takeTurn(runtime, jobId, step, priorities.backfill);
    const inExchange = await this.compareFolder.list(mailbox, folderId, turn);
    const { suspects, skipped } = await this.compareFolder.compare(mailbox, folderId, inExchange, turn);
    await this.steps.observeAgain(runtime, jobId);
    const unlinked = await this.store.settle(mailbox.id, suspects);
    const missing = await this.store.findMissing(mailbox.id, unlinked);
    const counts = await this.store.countByFolder(mailbox.id, [folderId]);
    return {
      folderId,
      inExchange: inExchange.size,
      inStore: counts.get(folderId) ?? 0,
      skipped: skipped + unlinked.length - missing.length,
      missing: missing.map(nameOf),
      asOf: this.report.clock.now().toISOString(),
    };
  }
}

const nameOf = ({ internetMessageId, itemKey }: IndexedItem): string => internetMessageId ?? itemKey;
