import { Injectable } from '@nestjs/common';
import { mailboxEnabled } from '@foldwatch/contracts';
import type { Mailbox, MailboxId } from '@foldwatch/domain';
import type { AccessStep, MailboxConfig } from '@foldwatch/ports';
import { NotFinishedInTime } from '../http/refusal';
import { beginningAutomatic } from './begin-automatic';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { ExchangeJobs } from './exchange-jobs';
import { MailboxAnnouncements } from './mailbox-announcements';
import type { MailboxTestView } from './mailbox-views';

const testTimeoutMs = 30_000;

/** Has everything tried that the product will need of a mailbox, and enables it when all went well. */
@Injectable()
export class TestAndEnableMailbox {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
    private readonly announcements: MailboxAnnouncements,
  ) {}

  async execute(id: MailboxId): Promise<MailboxTestView> {
    const { mailbox } = await this.mailboxes.find(id);
    const steps = await this.test(id);
    const allPassed = steps.length > 0 && steps.every(({ ok }) => ok);
    const { state } = allPassed && mailbox.state !== 'enabled' ? await this.enable(id) : mailbox;
    return { steps, state };
  }

  private async test(id: MailboxId): Promise<readonly AccessStep[]> {
    const result = await this.jobs.run(id, { kind: 'test-and-enable' }, testTimeoutMs);
    if (result?.kind === 'tested') return result.steps;
    const reason =
      result?.kind === 'failed' ? result.message : 'The test takes longer than usual. Try again in a minute.';
    throw new NotFinishedInTime('mailbox-not-tested', reason);
  }

  private async enable(id: MailboxId): Promise<Mailbox> {
    const { mailbox } = await this.mailboxes.change(id, enabled);
    await this.announcements.announce(mailboxEnabled, mailbox);
    return mailbox;
  }
}

/** A mailbox that was enabled before goes on from where it was. */
function enabled(config: MailboxConfig, now: string): MailboxConfig {
  const { disabledReason: _, ...mailbox } = config.mailbox;
  const next: MailboxConfig = { ...config, mailbox: { ...mailbox, state: 'enabled' } };
  return mailbox.automaticFrom === undefined ? beginningAutomatic(next, now) : next;
}
