import { MailServerError, type MailboxTarget } from '@foldwatch/ports';

import { EwsError } from '../ews-error';
import { Bell } from './bell';
import type { FolderSignal } from './notification';
import type { HintQueue } from './hint-queue';

/** One mailbox of a group: its subscription, and what its watcher was told last. */
export class WatchedMailbox {
  private known: 'up' | 'down' | undefined;
  private wasSubscribed = false;
  /** Something may have been missed; told once notifications flow again, since only then is it worth looking. */
  private hasGap = false;
  private subscribed: string | undefined;
  /** In a row; ends when a stream carries the mailbox. */
  failures = 0;
  readonly lost = new Bell();

  constructor(
    readonly target: MailboxTarget,
    private readonly queue: HintQueue,
  ) {}

  get subscriptionId(): string | undefined {
    return this.subscribed;
  }

  /** A subscription that replaces another one knows nothing of what happened between the two. */
  subscribe(subscriptionId: string): void {
    this.subscribed = subscriptionId;
    this.hasGap ||= this.wasSubscribed;
    this.wasSubscribed = true;
  }

  lose(): void {
    if (this.subscribed === undefined) return;
    this.subscribed = undefined;
    this.failures += 1;
    this.lost.ring();
  }

  up(): void {
    this.failures = 0;
    if (this.known !== 'up') this.queue.push({ kind: 'up', mailboxId: this.target.mailboxId });
    this.known = 'up';
    if (this.hasGap) this.gap();
    this.hasGap = false;
  }

  down(error: unknown): void {
    if (this.known === 'down') return;
    this.known = 'down';
    this.queue.push({ kind: 'down', mailboxId: this.target.mailboxId, code: codeOf(error) });
  }

  /** What was under way when a stream broke is lost, even if the subscription is not. */
  broken(error: unknown): void {
    this.hasGap = true;
    this.down(error);
  }

  gap(): void {
    this.queue.push({ kind: 'gap', mailboxId: this.target.mailboxId });
  }

  signal(signal: FolderSignal): void {
    this.queue.push({ ...signal, mailboxId: this.target.mailboxId });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof EwsError) return error.detail;
  return error instanceof MailServerError ? error.code : 'unknown';
}
