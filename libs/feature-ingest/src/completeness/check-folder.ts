import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { Clock, type FolderCompleteness, type IndexedItem } from '@foldwatch/ports';
import { JobSteps } from '../jobs/job-steps';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { CompareFolder } from './compare-folder';
import { CompareStore } from './compare-store';
import { ListFolder } from './list-folder';
import { SettleSuspects } from './settle-suspects';
import type { Turn } from './turns';

/** What a person can work through; the rest is counted. */
const namedAtMost = 200;

/** How one folder is compared. */
@Injectable()
export class FolderSuspects {
  constructor(
    readonly list: ListFolder,
    readonly compare: CompareFolder,
    readonly settle: SettleSuspects,
  ) {}
}

/** Compares one folder, has what differs observed again the ordinary way, and says what is missing after that. */
@Injectable()
export class CheckFolder {
  constructor(
    private readonly suspects: FolderSuspects,
    private readonly steps: JobSteps,
    private readonly store: CompareStore,
    private readonly clock: Clock,
  ) {}

  async execute(runtime: MailboxRuntime, folderId: FolderId, turn: Turn): Promise<FolderCompleteness> {
    const { mailbox } = runtime;
    const asOf = this.clock.now().toISOString();
    const listed = await this.suspects.list.execute(mailbox, folderId, turn);
    const { suspects, leftOut } = await this.suspects.compare.execute(mailbox, { folderId, listed }, turn);
    await this.steps.observeAgain(runtime, turn);
    const { judgement, skipped, missing } = await this.suspects.settle.execute(runtime, {
      folderId,
      itemIds: suspects,
      since: asOf,
    });
    for (const { reason } of skipped) leftOut.add(reason);
    leftOut.add('untracked', judgement.untracked?.length ?? 0);
    leftOut.add('erased', judgement.erased?.length ?? 0);
    return {
      folderId,
      inExchange: listed.size,
      inStore: await this.store.count(mailbox.id, folderId),
      skipped: leftOut.total,
      skippedBy: leftOut.byReason,
      mended: judgement.linked?.length ?? 0,
      missing: missing.slice(0, namedAtMost).map(nameOf),
      missingCount: missing.length,
      asOf,
    };
  }
}

const nameOf = ({ internetMessageId, itemKey }: IndexedItem): string => internetMessageId ?? itemKey;
