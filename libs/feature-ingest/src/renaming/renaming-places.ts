import { Injectable } from '@nestjs/common';
import { Clock } from '@foldwatch/ports';
import type { OwnedMailbox } from '../mailbox/owned-mailbox';

/** A profile may change what thousands may read: their mailboxes' live reads share a server with all these walks. */
const places = 4;
/** Whose mailbox was not heard of for so long is left alone, halted or somebody else's. */
const leftAfterMs = 60_000;

/** How many mailboxes of this process have their categories renamed at the same time. */
@Injectable()
export class RenamingPlaces {
  private readonly taken = new Map<OwnedMailbox, number>();

  constructor(private readonly clock: Clock) {}

  /** True where the mailbox has one, or gets one. */
  take(mailbox: OwnedMailbox): boolean {
    const now = this.clock.now().getTime();
    for (const [other, takenAt] of this.taken) if (now - takenAt > leftAfterMs) this.taken.delete(other);
    if (!this.taken.has(mailbox) && this.taken.size >= places) return false;
    this.taken.set(mailbox, now);
    return true;
  }

  leave(mailbox: OwnedMailbox): void {
    this.taken.delete(mailbox);
  }
}
