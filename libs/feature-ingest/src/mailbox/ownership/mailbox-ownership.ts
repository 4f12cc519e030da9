import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { KeyOwnership } from '@foldwatch/ports';
import { IngestSettings } from '../../ingest-settings';

interface Loss {
  /** Of the configuration under which it was ours. */
  readonly version: number;
  readonly untilMs: number;
}

/**
 * Which mailboxes are this instance's to care for. One that somebody else took over is left to them until its configuration
 * changes, until it is given to us anew, until the group says that it still is ours, or for a while: they may have been
 * about to leave, or have taken it late, when it was no longer theirs.
 */
@Injectable()
export class MailboxOwnership {
  private readonly lost = new Map<MailboxId, Loss>();

  constructor(
    private readonly keys: KeyOwnership,
    private readonly settings: IngestSettings,
  ) {}

  /** How often it is compared with what runs. */
  get reconcileMs(): number {
    return this.settings.reconcileMs;
  }

  owns(mailboxId: MailboxId): boolean {
    return this.keys.owns(mailboxId);
  }

  /** Somebody else's to care for, now or since they took it over. */
  isOthers(mailboxId: MailboxId): boolean {
    return !this.owns(mailboxId) || this.lost.has(mailboxId);
  }

  lose(mailboxId: MailboxId, version: number): void {
    this.lost.set(mailboxId, { version, untilMs: performance.now() + this.settings.leaveToOthersMs });
  }

  /** Forgets a loss that is over, with the mailbox's configuration at this version. */
  review(mailboxId: MailboxId, version: number): void {
    const loss = this.lost.get(mailboxId);
    if (loss?.version !== version || performance.now() > loss.untilMs) this.lost.delete(mailboxId);
  }

  /** Calls back after mailboxes came, went or are no longer lost, until the returned function is called. */
  onChange(listener: () => void): () => void {
    const stopWatching = this.keys.onChange((came) => {
      for (const mailboxId of this.lost.keys()) if (came(mailboxId)) this.lost.delete(mailboxId);
      listener();
    });
    const stopHearing = this.keys.onConfirmed(() => {
      if (this.lost.size === 0) return;
      this.lost.clear();
      listener();
    });
    return () => {
      stopWatching();
      stopHearing();
    };
  }
}
