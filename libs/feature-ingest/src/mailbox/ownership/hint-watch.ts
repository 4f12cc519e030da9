import { Injectable, Logger } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { MailHints, type MailboxTarget, type MailHint } from '@foldwatch/ports';
import { pause } from '@foldwatch/platform';
import { IngestSettings } from '../../ingest-settings';
import type { MailboxRuntime } from '../mailbox-runtime';

const againMs = 5_000;

/** Passes hints of all owned mailboxes on to their runtimes; a hint only says where to look. */
@Injectable()
export class HintWatch {
  private readonly logger = new Logger('Ingest');
  private runtimes: ReadonlyMap<MailboxId, MailboxRuntime> = new Map();
  private watched = '';
  private told: ReadonlySet<MailboxRuntime> = new Set();
  private timer: NodeJS.Timeout | undefined;
  private stopWatching = new AbortController();
  private watching: Promise<void> = Promise.resolve();

  constructor(
    private readonly hints: MailHints,
    private readonly settings: IngestSettings,
  ) {}

  /** Watches these from now on; several changes shortly after one another cost one new start. */
  watch(runtimes: ReadonlyMap<MailboxId, MailboxRuntime>): void {
    this.runtimes = runtimes;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(), this.settings.hintsDebounceMs).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer);
    this.stopWatching.abort();
    await this.watching;
  }

  private restart(): void {
    const runtimes = [...this.runtimes.values()];
    const targets = runtimes.map(({ mailbox }) => mailbox.target);
    const watched = JSON.stringify(targets);
    // A mailbox that was given up and taken again has a runtime that was not told that its hints come.
    if (watched === this.watched && runtimes.every((runtime) => this.told.has(runtime))) return;
    this.watched = watched;
    this.told = new Set(runtimes);
    this.stopWatching.abort();
    this.stopWatching = new AbortController();
    const { signal } = this.stopWatching;
    // The new watch begins before the old one has taken its leave, which a server that is away may delay.
    const before = this.watching;
    this.watching = Promise.all([before, this.follow(targets, signal)]).then(() => undefined);
  }

  private async follow(targets: readonly MailboxTarget[], signal: AbortSignal): Promise<void> {
    while (targets.length > 0 && !signal.aborted) {
      try {
        for await (const hint of this.hints.watch(targets, signal)) this.pass(hint);
      } catch (error) {
        this.logger.warn({ event: 'hints.failed', error: error instanceof Error ? error.name : 'unknown' });
      }
      await pause(againMs, signal);
    }
  }

  private pass(hint: MailHint): void {
    const runtime = this.runtimes.get(hint.mailboxId);
    if (runtime === undefined) return;
    switch (hint.kind) {
      case 'dirty':
        return runtime.agenda.lookAt(hint.folderId);
      case 'tree':
        return runtime.agenda.lookAtTree('later');
      case 'up':
        runtime.noteHints('streaming');
        return runtime.agenda.lookEverywhere();
      case 'gap':
        return runtime.agenda.lookEverywhere();
      case 'down':
        return runtime.noteHints('polling');
    }
  }
}
