import type { MailHint } from '@foldwatch/ports';

import { Bell } from './bell';

/** Hints waiting for a reader. The same hint waits once, so that a slow reader costs no more than the mailboxes it watches. */
export class HintQueue {
  private readonly waiting = new Map<string, MailHint>();
  private readonly bell = new Bell();

  push(hint: MailHint): void {
    const key = keyOf(hint);
    // Up and down keep their order: the newest state of a mailbox is the last that is read.
    this.waiting.delete(key);
    this.waiting.set(key, hint);
    this.bell.ring();
  }

  async *read(signal: AbortSignal): AsyncGenerator<MailHint, void, undefined> {
    while (!signal.aborted) {
      for (const [key, hint] of this.waiting) {
        this.waiting.delete(key);
        yield hint;
        if (signal.aborted) return;
      }
      if (this.waiting.size === 0) await this.bell.heard(signal);
    }
  }
}

function keyOf(hint: MailHint): string {
  if (hint.kind === 'dirty') return `dirty ${hint.mailboxId} ${hint.folderId}`;
  const what = hint.kind === 'up' || hint.kind === 'down' ? 'state' : hint.kind;
  return `${what} ${hint.mailboxId}`;
}
