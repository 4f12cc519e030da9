import { Injectable } from '@nestjs/common';
import type { FolderId } from '@foldwatch/domain';
import { MailServerError, type FolderCompleteness, type JobResult, type MailboxJob } from '@foldwatch/ports';
import { IngestSettings } from '../ingest-settings';
import { JobSteps } from '../jobs/job-steps';
import type { MailboxRuntime } from '../mailbox/mailbox-runtime';
import { CheckFolder } from './check-folder';
import { ConcludeComparison } from './conclude-comparison';
import { turnsOf, type Turn } from './turns';

/**
 * Compares what Exchange has in each followed folder with what the store has. What differs is observed again the ordinary
 * way first; missing is only what has no link after that although it is not left out by choice.
 */
@Injectable()
export class CheckCompleteness {
  constructor(
    private readonly steps: JobSteps,
    private readonly checkFolder: CheckFolder,
    private readonly conclude: ConcludeComparison,
    private readonly settings: IngestSettings,
  ) {}

  async execute(runtime: MailboxRuntime, job: MailboxJob): Promise<JobResult> {
    const { mailbox } = runtime;
    await this.steps.sync(runtime, job.id);
    const turn = turnsOf(runtime, job, this.settings);
    const folders: FolderCompleteness[] = [];
    for (const folderId of mailbox.readFolders()) folders.push(...(await this.check(runtime, folderId, turn)));
    await this.conclude.execute(mailbox, job, folders);
    return { kind: 'completeness', folders };
  }

  /** Nothing for a folder that went away meanwhile: its rule says so. */
  private async check(runtime: MailboxRuntime, folderId: FolderId, turn: Turn): Promise<readonly FolderCompleteness[]> {
    try {
      return [await this.checkFolder.execute(runtime, folderId, turn)];
    } catch (error) {
      if (error instanceof MailServerError && error.failure.kind === 'folder-gone') return [];
      throw error;
    }
  }
}
