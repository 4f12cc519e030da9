import { domainToASCII } from 'node:url';
import { join } from 'node:path';
import type { MessageSummary, SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView } from '../../product/api-types';
import type { ExchangelibUser, UserAct } from '../../tools/exchangelib-user';
import { governanceOf, type ModelRule } from './governance';
import { MailboxModel, type ModelItem } from './mailbox-model';

interface Move {
  readonly item: ModelItem;
  readonly to: string;
}

/** A user of another make in one mailbox: each act happens in Exchange, and in the model of the mailbox. */
export class MailUser {
  readonly model = new MailboxModel();
  private rules: readonly ModelRule[] = [];

  constructor(
    private readonly sandbox: SandboxExchange,
    private readonly client: ExchangelibUser,
  ) {}

  folderAt(path: string): string {
    return this.sandbox.folders(this.client.address).find((folder) => folder.path === path)?.id ?? '';
  }

  async createFolder(path: string): Promise<string> {
    const names = path.split('/');
    const parent = this.folderAt(names.slice(0, -1).join('/'));
    const [[id = ''] = []] = await this.client.perform([{ act: 'create_folder', parent, name: names.at(-1) ?? '' }]);
    this.govern();
    return id;
  }

  addRule(rule: ModelRule): void {
    this.rules = [...this.rules, rule];
    this.govern(rule);
  }

  /** Puts messages into folders in turn; the mailbox shows what each of them is. */
  async importFiles(folder: string, files: readonly string[], folderIds: readonly string[]): Promise<void> {
    const shares = folderIds.map((to, n) => ({
      act: 'import_files' as const,
      files: files.filter((_, at) => at % folderIds.length === n).map((file) => join(folder, file)),
      to,
    }));
    const made = await this.client.perform(shares);
    for (const [n, ids] of made.entries()) {
      const to = folderIds[n] ?? '';
      const shown = new Map(
        this.sandbox.messages(this.client.address, to, { limit: 500 }).items.map((one) => [one.id, one]),
      );
      for (const id of ids) this.model.arrive(keyOfMessage(shown.get(id)), id, to);
    }
  }

  async moveItems(moves: readonly Move[]): Promise<void> {
    for (const [n, itemId] of (await this.performAll('move_items', moves)).entries()) {
      const move = moves[n];
      if (move !== undefined) this.model.move(move.item, itemId, move.to);
    }
  }

  async copyItems(copies: readonly Move[]): Promise<void> {
    for (const [n, itemId] of (await this.performAll('copy_items', copies)).entries()) {
      const copy = copies[n];
      if (copy !== undefined) this.model.arrive(copy.item.key, itemId, copy.to);
    }
  }

  async deleteItems(items: readonly ModelItem[]): Promise<void> {
    if (items.length === 0) return;
    await this.client.perform([{ act: 'delete_items', ids: items.map(({ itemId }) => itemId) }]);
    for (const item of items) this.model.leave(item);
  }

  async changeFolder(act: Extract<UserAct, { readonly id: string }>): Promise<void> {
    await this.client.perform([act]);
    if (act.act === 'delete_folder') this.model.removeFolder(act.id);
    this.govern();
  }

  /** One request for each folder; gives the new ids in the order of what was asked. */
  private async performAll(act: 'move_items' | 'copy_items', moves: readonly Move[]): Promise<readonly string[]> {
    const byFolder = [...Map.groupBy(moves.keys(), (n) => moves[n]?.to ?? '')];
    const done = await this.client.perform(
      byFolder.map(([to, places]) => ({ act, ids: places.map((n) => moves[n]?.item.itemId ?? ''), to })),
    );
    const ids = new Map(
      byFolder.flatMap(([, places], at) => places.map((n, place) => [n, done[at]?.[place] ?? ''] as const)),
    );
    return moves.map((_, n) => ids.get(n) ?? '');
  }

  private govern(added?: ModelRule): void {
    this.model.govern(governanceOf(this.sandbox.folders(this.client.address), this.rules), added);
  }
}

const secondsOf = (time: string | null | undefined): number => Math.floor(Date.parse(time ?? '') / 1_000);

/** Lower case, its domain in ASCII; empty where there is none. */
function addressOf(party: { readonly address?: string | undefined } | null | undefined): string {
  const [local = '', domain] = party?.address?.toLowerCase().split('@') ?? [];
  return domain === undefined ? '' : `${local}@${domainToASCII(domain)}`;
}

/** By which a message and its activity are known to be of each other. */
const keyOf = (from: string, messageId: string | null | undefined, stable: readonly unknown[]): string =>
  JSON.stringify([from, ...(messageId === undefined || messageId === null ? stable : [messageId])]);

const keyOfMessage = (shown: MessageSummary | undefined): string =>
  keyOf(addressOf(shown?.from), shown?.messageId, [shown?.subject, secondsOf(shown?.sentAt)]);

export const keyOfActivity = ({ from, messageId, subject, sentAt }: ActivityView): string =>
  keyOf(addressOf(from), messageId, [subject, secondsOf(sentAt)]);
