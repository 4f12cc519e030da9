import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { IngestSettings } from '../ingest-settings';
import { HealthRecorder } from './health-recorder';
import { MailboxReport } from './mailbox-report';
import { MailboxRuntime } from './mailbox-runtime';
import { MailboxSteps } from './mailbox-steps';
import { TakeMailbox } from './take-mailbox';
import { Gate, Turnstile } from './turnstile';

/** Starts the work of an enabled mailbox. All mailboxes share one turnstile, and a gate for each server. */
@Injectable()
export class StartMailbox {
  private readonly serverGates = new Map<string, Gate>();
  private readonly turnstile: Turnstile;

  constructor(
    private readonly take: TakeMailbox,
    private readonly steps: MailboxSteps,
    private readonly report: MailboxReport,
    private readonly settings: IngestSettings,
  ) {
    this.turnstile = new Turnstile(settings.concurrentTasks);
  }

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
      serverGate: this.gateOf(config.mailbox.ewsUrl ?? ''),
      turnstile: this.turnstile,
      onLost,
    });
    runtime.start();
    return runtime;
  }

  private gateOf(server: string): Gate {
    const gate = this.serverGates.get(server) ?? new Gate();
    this.serverGates.set(server, gate);
    return gate;
  }
}
