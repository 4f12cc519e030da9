import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { defaultOrganizationSettings, type MailboxId, type OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import type { HealthCheck } from '@foldwatch/platform';
import { Configuration } from './configuration';
import { HintWatch } from './hint-watch';
import { MailboxOwnership } from './mailbox-ownership';
import type { MailboxRuntime } from '../mailbox-runtime';
import { StartMailbox } from './start-mailbox';

/**
 * The mailboxes that this instance owns, each enabled one with its runtime. Configuration is looked at when a hint says so
 * and every few seconds besides, because hints may be lost.
 */
@Injectable()
export class OwnedMailboxes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Ingest');
  private readonly runtimes = new Map<MailboxId, MailboxRuntime>();
  private readonly listeners: (() => Promise<void>)[] = [];
  private organization: { readonly version: number; readonly settings: OrganizationSettings } = {
    version: -1,
    settings: defaultOrganizationSettings,
  };
  private known: ReadonlySet<MailboxId> = new Set();
  private changing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private readonly firstLook = Promise.withResolvers<void>();
  private latestLook = this.firstLook.promise;
  private stopWatching: () => void = () => undefined;
  private isStopped = false;
  private loaded = false;

  constructor(
    private readonly configuration: Configuration,
    private readonly startMailbox: StartMailbox,
    private readonly hints: HintWatch,
    private readonly ownership: MailboxOwnership,
  ) {}

  onApplicationBootstrap(): void {
    this.stopWatching = this.ownership.onChange(() => {
      this.latestLook = this.reconcile();
    });
    void this.reconcile().then(() => this.firstLook.resolve());
    this.timer = setInterval(() => void this.reconcile(), this.ownership.reconcileMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    this.stopWatching();
    this.firstLook.resolve();
    clearInterval(this.timer);
    await this.changing;
    await this.hints.stop();
    await Promise.all([...this.runtimes.values()].map((runtime) => runtime.stop()));
    this.runtimes.clear();
  }

  /** Called after each reconciliation, such as for jobs whose hint was lost. */
  onReconciled(listener: () => Promise<void>): void {
    this.listeners.push(listener);
  }

  /** Resolves when configuration was looked at since ownership changed last: events of what is new may come before that. */
  get ready(): Promise<void> {
    return this.latestLook;
  }

  /** Configuration could be read: what has no runtime is not enabled, or not ours. */
  get isLoaded(): boolean {
    return this.loaded;
  }

  /** Every mailbox that is configured and ours, enabled or not. */
  get knownIds(): readonly MailboxId[] {
    return [...this.known];
  }

  /** Somebody else's to care for, now or since they took it over. */
  isOthers(mailboxId: MailboxId): boolean {
    return this.ownership.isOthers(mailboxId);
  }

  /** One sentence for the operator when what was read cannot be stored; nothing is read meanwhile and nothing lost. */
  readonly check: HealthCheck = {
    name: 'ingest',
    problem: () => {
      const waiting = [...this.runtimes.values()].filter((runtime) => runtime.isWaitingForStore).length;
      return waiting === 0 ? undefined : `${waiting} mailboxes wait for the store to take what was read`;
    },
  };

  get running(): readonly MailboxRuntime[] {
    return [...this.runtimes.values()];
  }

  find(mailboxId: MailboxId): MailboxRuntime | undefined {
    return this.runtimes.get(mailboxId);
  }

  /** As it is configured now: one that was enabled a moment ago has no runtime yet. */
  async isEnabled(mailboxId: MailboxId): Promise<boolean> {
    return (await this.configuration.find(mailboxId))?.mailbox.state === 'enabled';
  }

  /** Compares all configuration with what runs. Never raises: the next time makes up for it. */
  reconcile(): Promise<void> {
    return this.inTurn(async () => {
      await this.readOrganization();
      const seen = new Set<MailboxId>();
      for await (const config of this.configuration.all()) {
        seen.add(config.mailbox.id);
        await this.attempt('mailbox.not-taken', () => this.apply(config));
      }
      this.loaded = true;
      this.known = new Set([...seen].filter((mailboxId) => this.ownership.owns(mailboxId)));
      for (const mailboxId of this.runtimes.keys()) if (!seen.has(mailboxId)) await this.release(mailboxId);
      for (const listener of this.listeners) await listener();
    });
  }

  /** One mailbox's configuration was changed. */
  reload(mailboxId: MailboxId): Promise<void> {
    return this.inTurn(async () => {
      await this.readOrganization();
      const config = await this.configuration.find(mailboxId);
      if (config === undefined) await this.release(mailboxId);
      else await this.apply(config);
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.changing = this.changing.then(async () => {
      if (!this.isStopped) await this.attempt('ingest.reconcile-failed', work);
    });
    return this.changing;
  }

  /** What fails for one mailbox fails for no other; the next reconciliation tries it again. */
  private async attempt(event: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ event, error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  private async readOrganization(): Promise<void> {
    const found = await this.configuration.organization();
    if (found.version === this.organization.version) return;
    this.organization = found;
    for (const runtime of this.runtimes.values()) runtime.configure(runtime.mailbox.config, found.settings);
  }

  private async apply(config: MailboxConfig): Promise<void> {
    const { id, state, version } = config.mailbox;
    const runtime = this.runtimes.get(id);
    this.ownership.review(id, version);
    const isWanted = state === 'enabled' && !this.isOthers(id);
    if (!isWanted) return this.release(id);
    if (runtime === undefined) return this.begin(config);
    if (runtime.mailbox.config.mailbox.version === version) return;
    runtime.configure(config, this.organization.settings);
    this.watchHints();
  }

  private async begin(config: MailboxConfig): Promise<void> {
    const { id, version } = config.mailbox;
    const onLost = (): void => {
      this.ownership.lose(id, this.runtimes.get(id)?.mailbox.config.mailbox.version ?? version);
      void this.inTurn(() => this.release(id));
    };
    this.runtimes.set(id, await this.startMailbox.execute(config, this.organization.settings, onLost));
    this.logger.log({ event: 'mailbox.taken', mailboxId: id });
    this.watchHints();
  }

  private async release(mailboxId: MailboxId): Promise<void> {
    const runtime = this.runtimes.get(mailboxId);
    if (runtime === undefined) return;
    this.runtimes.delete(mailboxId);
    await runtime.stop();
    this.logger.log({ event: 'mailbox.released', mailboxId });
    this.watchHints();
  }

  private watchHints(): void {
    this.hints.watch(this.runtimes);
  }
}
