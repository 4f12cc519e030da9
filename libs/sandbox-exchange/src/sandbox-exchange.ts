import { type IncomingMessage, type ServerResponse } from 'node:http';
import { SandboxAuthenticator } from './authentication/sandbox-authenticator';
import { Budget, type SandboxLimits } from './budget';
import { ControlApi } from './control/control-api';
import { type ImportedMessage, type ImportOptions, type MessagePage, SandboxMail } from './control/sandbox-mail';
import { SandboxLetters } from './control/sandbox-letters';
import { SandboxMailboxes } from './control/sandbox-mailboxes';
import { SandboxRules } from './control/sandbox-rules';
import { type FolderSummary, type MailboxSummary } from './control/summaries';
import { EwsEndpoint } from './ews-endpoint';
import { type SandboxFault } from './faults/fault';
import { FaultList } from './faults/fault-list';
import { StreamingEndpoint } from './notifications/streaming-endpoint';
import { Subscriptions } from './notifications/subscriptions';
import { accountsOf } from './sandbox-accounts';
import { SandboxServer } from './sandbox-server';
import { seedCast } from './seed-cast';
import { type NewMailbox } from './store/mailbox-store';
import { openStore, type Store } from './store/store';

export interface SandboxExchangeOptions {
  /** Where the one file is kept; `:memory:` keeps nothing. */
  readonly dataDir: string;
  readonly host?: '127.0.0.1';
  /** 0 takes any that is free. */
  readonly port: number;
  readonly seedCast?: boolean;
  readonly streaming?: { readonly heartbeatMs?: number };
  readonly notificationElement?: 't' | 'm';
  /** Whether streams need the cookie of their subscription, as behind a load balancer. */
  readonly strictAffinity?: boolean;
  /** A throttling policy; none unless a test wants one. */
  readonly limits?: SandboxLimits;
}

interface Parts {
  readonly store: Store;
  readonly subscriptions: Subscriptions;
  readonly streaming: StreamingEndpoint;
  readonly faults: FaultList;
  readonly budget: Budget;
  readonly mailboxes: SandboxMailboxes;
  readonly mail: SandboxMail;
  readonly controlApi: ControlApi;
}

function assemble(options: SandboxExchangeOptions): Parts {
  const store = openStore(options.dataDir);
  const subscriptions = new Subscriptions(store.events);
  const streaming = new StreamingEndpoint({
    heartbeatMs: options.streaming?.heartbeatMs ?? 45_000,
    strictAffinity: options.strictAffinity ?? false,
    notificationElement: options.notificationElement ?? 't',
  });
  const faults = new FaultList();
  const budget = new Budget(options.limits ?? {});
  const mailboxes = new SandboxMailboxes(store, subscriptions);
  const mail = new SandboxMail(store, mailboxes);
  const letters = new SandboxLetters(store, mailboxes, mail);
  const rules = new SandboxRules(store, mailboxes);
  const controlApi = new ControlApi({ mailboxes, mail, letters, rules, faults });
  return { store, subscriptions, streaming, faults, budget, mailboxes, mail, controlApi };
}

/** A real EWS server on loopback, for people and tests who have no Exchange. */
export class SandboxExchange {
  private constructor(
    private readonly parts: Parts,
    private readonly server: SandboxServer,
  ) {}

  static async open(options: SandboxExchangeOptions): Promise<SandboxExchange> {
    const parts = assemble(options);
    try {
      if (options.seedCast === true) await seedCast(parts.store, parts.mailboxes, parts.mail);
      const accounts = accountsOf(parts.store);
      const server = await SandboxServer.listen({
        host: options.host ?? '127.0.0.1',
        port: options.port,
        ews: new EwsEndpoint(parts),
        authenticator: new SandboxAuthenticator(accounts),
        accounts,
        control: (request, response) => void parts.controlApi.handle(request, response),
      });
      return new SandboxExchange(parts, server);
    } catch (error) {
      parts.store.database.close();
      throw error;
    }
  }

  get ewsUrl(): string {
    return this.server.ewsUrl;
  }

  get port(): number {
    return this.server.port;
  }

  /** The `/sandbox/` calls, for a web server that guards them itself: here nothing asks where a call comes from. */
  readonly control = (request: IncomingMessage, response: ServerResponse): void => {
    void this.parts.controlApi.handle(request, response);
  };

  async close(): Promise<void> {
    await this.parts.streaming.close();
    this.parts.subscriptions.close();
    await this.server.close();
    this.parts.store.database.close();
  }

  get mailboxes(): readonly MailboxSummary[] {
    return this.parts.mailboxes.list();
  }

  createMailbox(mailbox: NewMailbox): MailboxSummary {
    return this.parts.mailboxes.create(mailbox);
  }

  migrateMailbox(address: string): void {
    this.parts.mailboxes.migrate(address);
  }

  invalidateSyncStates(address: string): void {
    this.parts.mailboxes.invalidateSyncStates(address);
  }

  /** As after a restart of the server: clients must subscribe anew. */
  loseSubscriptions(): void {
    this.parts.subscriptions.forgetAll();
  }

  folders(address: string): readonly FolderSummary[] {
    return this.parts.mailboxes.folders(address);
  }

  /** Makes what is missing of the path. */
  createFolder(address: string, path: string): FolderSummary {
    return this.parts.mailboxes.createPath(address, path);
  }

  renameFolder(address: string, folder: string, name: string): FolderSummary {
    return this.parts.mailboxes.renameFolder(address, folder, name);
  }

  moveFolder(address: string, folder: string, destination: string): FolderSummary {
    return this.parts.mailboxes.moveFolder(address, folder, destination);
  }

  deleteFolder(address: string, folder: string, how: 'hard' | 'to-deleted-items' = 'hard'): void {
    this.parts.mailboxes.deleteFolder(address, folder, how);
  }

  importMessage(address: string, folder: string, eml: Buffer, options: ImportOptions = {}): Promise<string> {
    return this.parts.mail.importOne(address, folder, { eml, ...options });
  }

  importMany(address: string, folder: string, messages: readonly ImportedMessage[]): Promise<readonly string[]> {
    return this.parts.mail.importMany(address, folder, messages);
  }

  importMbox(address: string, folder: string, mbox: Buffer): Promise<readonly string[]> {
    return this.parts.mail.importMbox(address, folder, mbox);
  }

  messages(address: string, folder: string, page: { limit?: number; cursor?: string } = {}): MessagePage {
    return this.parts.mail.list(address, folder, page);
  }

  updateMessage(
    address: string,
    itemId: string,
    changes: { isRead?: boolean; categories?: readonly string[] },
  ): string {
    return this.parts.mail.update(address, itemId, changes);
  }

  moveItems(address: string, itemIds: readonly string[], folder: string): readonly string[] {
    return this.parts.mail.move(address, itemIds, folder);
  }

  copyItem(address: string, itemId: string, folder: string): string {
    return this.parts.mail.copy(address, [itemId], folder)[0] ?? itemId;
  }

  deleteItem(address: string, itemId: string, how: 'hard' | 'to-deleted-items' = 'hard'): void {
    this.parts.mail.remove(address, [itemId], how);
  }

  setFaults(faults: readonly SandboxFault[]): void {
    this.parts.faults.replace(faults);
  }
}
