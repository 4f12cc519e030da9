import { Injectable } from '@nestjs/common';
import { syncGapClosed, syncGapDetected } from '@foldwatch/contracts';
import { alertTexts } from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import { missingIn, type FolderCompleteness, type MailboxCompleteness, type MailboxJob } from '@foldwatch/ports';
import { MailboxReport } from '../mailbox/health/mailbox-report';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** Keeps what a comparison found, and tells when a gap opened or closed: once each, not with every comparison between. */
@Injectable()
export class ConcludeComparison {
  constructor(private readonly report: MailboxReport) {}

  async execute(mailbox: OwnedMailbox, job: MailboxJob, folders: readonly FolderCompleteness[]): Promise<void> {
    const { status, clock } = this.report;
    const before = (await status.findCompleteness([mailbox.id])).get(mailbox.id)?.gap;
    const missing = missingIn(folders);
    const gap = missing === 0 ? undefined : nextGap(before, job);
    await this.tell(mailbox, job, { before, gap, missing });
    await status.saveCompleteness(mailbox.owner, {
      mailboxId: mailbox.id,
      asOf: folders.map(({ asOf }) => asOf).toSorted()[0] ?? clock.now().toISOString(),
      missing,
      folders,
      ...(gap !== undefined && { gap }),
    });
  }

  private async tell(mailbox: OwnedMailbox, job: MailboxJob, { before, gap, missing }: Outcome): Promise<void> {
    if (before === undefined && gap !== undefined) await this.tellOpened(mailbox, gap, missing);
    if (before !== undefined && gap === undefined) await this.tellClosed(mailbox, before);
    if (before === undefined && gap === undefined && isAfterLoss(job)) await this.tellNothingLost(mailbox, job);
  }

  private tellOpened({ id }: OwnedMailbox, { since }: Gap, missing: number): Promise<void> {
    const { sentence: message, remedy: cure } = alertTexts['sync-gap'];
    const said = { code: 'missing', missing, message, cure };
    return this.report.announcements.announce(id, syncGapDetected, said, hashId(syncGapDetected.type, id, since));
  }

  /** Lost events may have spoken of anything, so a gap was told of before anybody looked. */
  private tellNothingLost({ id }: OwnedMailbox, job: MailboxJob): Promise<void> {
    const said = { code: 'events-lost', missing: 0 };
    return this.report.announcements.announce(id, syncGapClosed, said, hashId(syncGapClosed.type, id, job.id));
  }

  private tellClosed({ id }: OwnedMailbox, { since }: Gap): Promise<void> {
    const said = { code: 'missing', missing: 0 };
    return this.report.announcements.announce(id, syncGapClosed, said, hashId(syncGapClosed.type, id, since));
  }
}

type Gap = NonNullable<MailboxCompleteness['gap']>;

interface Outcome {
  readonly before: Gap | undefined;
  readonly gap: Gap | undefined;
  readonly missing: number;
}

/** The moment of the job, so that a comparison that is begun again after a kill tells of the same gap. */
const nextGap = (before: Gap | undefined, { createdAt }: MailboxJob): Gap => ({
  since: before?.since ?? createdAt,
  comparisons: (before?.comparisons ?? 0) + 1,
});

const isAfterLoss = ({ request }: MailboxJob): boolean =>
  request.kind === 'completeness' && request.because === 'events-lost';
