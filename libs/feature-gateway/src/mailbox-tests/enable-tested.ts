import { Injectable } from '@nestjs/common';
import { mailboxEnabled } from '@foldwatch/contracts';
import { failpoint } from '@foldwatch/platform';
import type { EnablingJob, JobResult, MailboxConfig } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { beginningAutomatic } from '../mailboxes/options/begin-automatic';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { MailboxAnnouncements } from '../mailboxes/work/mailbox-announcements';
import { hasPassed } from './mailbox-test-views';
import { WantedEnablings } from './wanted-enablings';

/**
 * Enables a mailbox whose test has passed, once, wherever a process ends on the way: the mailbox itself says which test enabled it,
 * and what was not told yet is told again.
 */
@Injectable()
export class EnableTested {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly announcements: MailboxAnnouncements,
    private readonly wanted: WantedEnablings,
    private readonly acting: Acting,
  ) {}

  /** Once the test is over; another than one that has passed enables nothing. */
  async execute(job: EnablingJob, result: JobResult | undefined): Promise<void> {
    failpoint('enabling.tested');
    if (result?.kind === 'tested' && hasPassed(result.steps)) await this.enable(job);
    failpoint('enabling.told');
    await this.wanted.settle(job);
  }

  private async enable({ request: { mailboxId, testId } }: EnablingJob): Promise<void> {
    const isDealtWith = ({ mailbox, enabledBy }: MailboxConfig): boolean =>
      mailbox.state === 'enabled' || enabledBy?.testId === testId;
    const { mailbox, enabledBy } = await this.mailboxes.changeUnless(mailboxId, isDealtWith, (config, now) =>
      enabled(config, testId, now),
    );
    failpoint('enabling.saved');
    // Somebody else's doing, or disabled again since.
    if (mailbox.state !== 'enabled' || enabledBy?.testId !== testId) return;
    await this.announcements.announce(mailboxEnabled, { ...mailbox, version: enabledBy.version });
    await this.acting.noteLater();
  }
}

/** A mailbox that was enabled before goes on from where it was. */
function enabled(config: MailboxConfig, testId: string, now: string): MailboxConfig {
  const { disabledReason: _, ...mailbox } = config.mailbox;
  const enabledBy = { testId, version: mailbox.version + 1 };
  const next: MailboxConfig = { ...config, mailbox: { ...mailbox, state: 'enabled' }, enabledBy };
  return mailbox.automaticFrom === undefined ? beginningAutomatic(next, now) : next;
}
