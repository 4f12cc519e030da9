import { type MailHint, MailHints, type MailboxTarget } from '@foldwatch/ports';

import type { EwsClient } from './ews-client';
import type { EwsMailFolders } from './ews-mail-folders';
import { HintQueue } from './hints/hint-queue';
import { MailboxGroups } from './hints/mailbox-groups';

/** Streaming notifications: one stream for up to 200 mailboxes of a server. */
export class EwsMailHints extends MailHints {
  constructor(
    private readonly client: EwsClient,
    private readonly folders: EwsMailFolders,
  ) {
    super();
  }

  async *watch(targets: readonly MailboxTarget[], signal: AbortSignal): AsyncGenerator<MailHint, void, undefined> {
    const stop = new AbortController();
    const follow = (): void => stop.abort();
    if (signal.aborted) follow();
    signal.addEventListener('abort', follow, { once: true });
    const queue = new HintQueue();
    const groups = new MailboxGroups({
      client: this.client,
      queue,
      signal: stop.signal,
      foldersToWatch: (target) => this.foldersToWatch(target),
    });
    try {
      for (const target of targets) groups.add(target);
      yield* queue.read(stop.signal);
    } finally {
      signal.removeEventListener('abort', follow);
      stop.abort();
      await groups.ended();
    }
  }

  /** "All folders" are those of whom the call is made for; without impersonation, that is the account and not the mailbox. */
  private async foldersToWatch(target: MailboxTarget): Promise<readonly string[]> {
    if (this.client.settings.impersonation) return [];
    const { changed } = await this.folders.listFolders(target, undefined);
    return changed.filter(({ folderClass }) => folderClass === 'mail').map(({ id }) => id);
  }
}
