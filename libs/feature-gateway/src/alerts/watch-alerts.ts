import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { AlertQueries, KeyOwnership, MailboxConfigs, wholeOrganization } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { Ticker } from '../http/ticker';
import { KeepAlerts } from './keep-alerts';
import { TellAlerts } from './tell-alerts';

const mailboxesAtOnce = 200;
/** What an event speaks of may be stored a moment after it. */
const suspectForMs = 5_000;
const sweepEveryMs = 60_000;

/** How alerts come and go. */
@Injectable()
export class AlertSteps {
  constructor(
    readonly keep: KeepAlerts,
    readonly tell: TellAlerts,
    readonly queries: AlertQueries,
  ) {}
}

/**
 * Looks at what may have changed every few seconds (mailboxes of which an event spoke, whatever has an open alert, the
 * installation itself) and at everything once a minute. Of several gateways each looks at the mailboxes that are its own.
 */
@Injectable()
export class WatchAlerts implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly suspectUntilMs = new Map<MailboxId, number>();
  private readonly ticker: Ticker;
  private sweptAtMs = -Infinity;

  constructor(
    private readonly steps: AlertSteps,
    private readonly configs: MailboxConfigs,
    private readonly keys: KeyOwnership,
    options: GatewayOptions,
  ) {
    this.ticker = new Ticker({ event: 'alerts.not-kept', everyMs: options.watchMs ?? 2_000, work: () => this.look() });
  }

  onApplicationBootstrap(): void {
    this.ticker.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.ticker.stop();
  }

  /** Something happened to these. */
  suspect(mailboxIds: readonly MailboxId[]): void {
    const untilMs = performance.now() + suspectForMs;
    for (const mailboxId of mailboxIds) this.suspectUntilMs.set(mailboxId, untilMs);
    this.ticker.hurry();
  }

  private async look(): Promise<void> {
    const nowMs = performance.now();
    if (nowMs - this.sweptAtMs >= sweepEveryMs) {
      await this.sweep();
      this.sweptAtMs = nowMs;
    }
    for (const [id, untilMs] of this.suspectUntilMs) if (untilMs < nowMs) this.suspectUntilMs.delete(id);
    const open = await this.steps.queries.openScopes();
    await this.keep([...new Set([wholeOrganization, ...this.suspectUntilMs.keys(), ...open])]);
    await this.steps.tell.execute((scope) => this.keys.owns(scope));
  }

  private async sweep(): Promise<void> {
    for (let cursor: string | undefined; ;) {
      const { configs, nextCursor } = await this.configs.list(mailboxesAtOnce, cursor);
      await this.keep(configs.map(({ mailbox }) => mailbox.id));
      cursor = nextCursor;
      if (cursor === undefined) return;
    }
  }

  private async keep(scopes: readonly MailboxId[]): Promise<void> {
    const own = scopes.filter((scope) => this.keys.owns(scope));
    for (let start = 0; start < own.length; start += mailboxesAtOnce) {
      await this.steps.keep.execute(own.slice(start, start + mailboxesAtOnce));
    }
  }
}
