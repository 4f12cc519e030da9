import { EwsClient } from './ews-client';
import { EwsMailChanges } from './ews-mail-changes';
import { EwsMailContent } from './ews-mail-content';
import { EwsMailFolders } from './ews-mail-folders';
import { EwsMailHints } from './ews-mail-hints';
import { EwsMailboxAccess } from './ews-mailbox-access';
import type { EwsOptions } from './ews-options';

/** The mail ports over one set of connections, budgets and tokens. */
export class EwsConnection {
  readonly folders: EwsMailFolders;
  readonly changes: EwsMailChanges;
  readonly content: EwsMailContent;
  readonly hints: EwsMailHints;
  readonly access: EwsMailboxAccess;
  private readonly client: EwsClient;

  constructor(options: EwsOptions) {
    this.client = new EwsClient(options);
    this.folders = new EwsMailFolders(this.client);
    this.changes = new EwsMailChanges(this.client);
    this.content = new EwsMailContent(this.client);
    this.hints = new EwsMailHints(this.client, this.folders);
    this.access = new EwsMailboxAccess(this.client, this.folders);
  }

  /** Ends what is under way. */
  close(): Promise<void> {
    return this.client.close();
  }
}
