import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailboxJobs } from '@foldwatch/ports';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { KnownFolders } from '../mailboxes/known-folders';
import { toCompletenessView, type CompletenessView } from './completeness-views';

/** What the last comparison of Exchange with the store found. */
@Injectable()
export class ReadCompleteness {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: MailboxJobs,
    private readonly folders: KnownFolders,
  ) {}

  async execute(mailboxId: MailboxId): Promise<CompletenessView> {
    await this.mailboxes.find(mailboxId);
    const [job, trees] = await Promise.all([
      this.jobs.findLatest(mailboxId, 'completeness'),
      this.folders.findMany([mailboxId]),
    ]);
    const found = job?.result?.kind === 'completeness' ? job.result.folders : [];
    return toCompletenessView(found, trees.get(mailboxId), job?.finishedAt);
  }
}
