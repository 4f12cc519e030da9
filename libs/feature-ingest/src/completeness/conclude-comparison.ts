import { Injectable } from '@nestjs/common';
import { syncGapClosed, syncGapDetected } from '@foldwatch/contracts';
import { hashId } from '@foldwatch/platform';
import { missingIn, type FolderCompleteness, type MailboxCompleteness, type MailboxJob } from '@foldwatch/ports';
import { MailboxReport } from '../mailbox/mailbox-report';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** Keeps what a comparison found, and tells when a gap opened or closed: once each, not with every comparison between. */
@Injectable()
export class ConcludeComparison {
  constructor(private readonly report: MailboxReport) {}

  async execute(mailbox: OwnedMailbox, job: MailboxJob, folders: readonly FolderCompleteness[]): Promise<void> {
    const { status, clock } = this.report;
    const before = (await status.findCompleteness([mailbox.id])).get(mailbox.id)?.gap;
    const missing = missingIn(folders);
    const gap = { since: before?.since ?? job.createdAt, comparisons: (before?.comparisons ?? 0) + 1 };
    if (missing > 0 && before === undefined) await this.tell(mailbox, syncGapDetected, { missing, since: gap.since });
    if (missing === 0 && before !== undefined)
      await this.tell(mailbox, syncGapClosed, { missing, since: before.since });
    const completeness: MailboxCompleteness = {
      mailboxId: mailbox.id,
      asOf: folders.map(({ asOf }) => asOf).toSorted()[0] ?? clock.now().toISOString(),
      missing,
      folders,
      ...(missing > 0 && { gap }),
    };
    await status.saveCompleteness(mailbox.owner, completeness);
  }

  private tell(
    { id }: OwnedMailbox,
    event: typeof syncGapDetected | typeof syncGapClosed,
    { missing, since }: { readonly missing: number; readonly since: string },
  ): Promise<void> {
    return this.report.announcements.announce(
      id,
      event,
      { code: 'missing', missing, ...(event === syncGapDetected ? opened : closed) },
      hashId(event.type, id, since),
    );
  }
}

const opened = {
  message: 'Mail that is to be tracked has no activity, although it was observed again.',
  cure: 'GET /api/v1/mailboxes/{id}/completeness names it; dead letters and decisions of these messages say why.',
};
const closed = { message: 'All mail that is to be tracked has its activity again.' };
