import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { IngestSettings } from '../../ingest-settings';
import { HealthRecorder } from '../health/health-recorder';
import { MailboxReport } from '../health/mailbox-report';
import { MailboxRuntime } from '../mailbox-runtime';
import { MailboxSteps } from '../mailbox-steps';
import { TakeMailbox } from './take-mailbox';
import { Gate, Turnstile, type SharedServer } from '../timing/turnstile';

/** Starts the work of an enabled mailbox. Those of one server share its gate and turnstile. */
@Injectable()
export class StartMailbox {
  private readonly servers = new Map<string, SharedServer>();

  constructor(
    private readonly take: TakeMailbox,
    private readonly steps: MailboxSteps,
    private readonly report: MailboxReport,
    private readonly settings: IngestSettings,
  ) {}

  async execute(config: MailboxConfig, settings: OrganizationSettings, onLost: () => void): Promise<MailboxRuntime> {
    const { mailbox, health } = await this.take.execute(config, settings, this.settings.organizationId);
    const { status, announcements, clock } = this.report;
    const runtime = new MailboxRuntime({
      mailbox,
      steps: this.steps,
      health: new HealthRecorder(mailbox.owner, status, clock, health),
      announcements,
      settings: this.settings,
      clock,
      server: this.serverOf(config.mailbox.ewsUrl ?? ''),
      onLost,
    });
    runtime.start();
    return runtime;
  }

  private serverOf(ewsUrl: string): SharedServer {
    const known = this.servers.get(ewsUrl);
    if (known !== undefined) return known;
    const server = { gate: new Gate(), turnstile: new Turnstile(this.settings.concurrentTasks) };
    this.servers.set(ewsUrl, server);
    return server;
  }
}
