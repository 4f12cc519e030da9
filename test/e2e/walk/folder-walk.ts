import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import { MailboxModel, type Recorded } from './mailbox-model';
import { Random } from './random';
import type { ActivityView } from '../../product/api-types';
import type { Product } from '../../product/product';
import { until } from '../../product/until';

interface WalkOptions {
  readonly sandbox: SandboxExchange;
  readonly product: Product;
  readonly address: string;
  readonly mailboxId: string;
  readonly seed: number;
}

/** Walks through a mailbox at random as its user would: moves, copies, deletions and changes to folders. */
export class FolderWalk {
  readonly model = new MailboxModel();
  private readonly random: Random;
  /** Folders in which mail may be put, by id. */
  private readonly folders = new Map<string, string>();
  private made = 0;

  constructor(private readonly options: WalkOptions) {
    this.random = new Random(options.seed);
  }

  addFolder(path: string): string {
    const { id } = this.options.sandbox.createFolder(this.options.address, path);
    this.folders.set(id, path);
    return id;
  }

  async addRule(folderId: string, recordId?: string): Promise<void> {
    await this.options.product.call('POST', `/mailboxes/${this.options.mailboxId}/folder-rules`, {
      folderId,
      existing: 'track',
      ...(recordId !== undefined && { regarding: { table: 'account', id: recordId } }),
    });
    this.model.addRule({ folderId, ...(recordId !== undefined && { recordId }) });
  }

  async addMessage(key: string, folderId: string): Promise<void> {
    const eml = [
      `Message-ID: <${key}@walk.example>`,
      'From: Walker <walker@fabrikam.example>',
      `To: ${this.options.address}`,
      `Subject: Walk ${key}`,
      'Date: Mon, 02 Mar 2026 09:00:00 +0000',
      '',
      `Message ${key}.`,
      '',
    ].join('\r\n');
    const itemId = await this.options.sandbox.importMessage(this.options.address, folderId, Buffer.from(eml));
    this.model.arrive(key, itemId, folderId);
  }

  step(): void {
    const dice = this.random.next();
    if (dice < 0.62) this.moveItem();
    else if (dice < 0.78) this.copyItem();
    else if (dice < 0.84) this.deleteItem();
    else if (dice < 0.92) this.renameFolder();
    else if (dice < 0.97) this.moveFolder();
    else this.replaceFolder();
  }

  /** Waits until the store agrees with the model and still does when asked again; then both have the same past. */
  async settle(deadlineMs = 60_000): Promise<void> {
    let agreed = 0;
    let differences: readonly string[] = [];
    const check = async (): Promise<boolean> => {
      const recorded = await this.recorded();
      differences = this.model.differences(recorded);
      agreed = differences.length === 0 ? agreed + 1 : 0;
      if (agreed === 3) this.model.settle(recorded);
      return agreed === 3;
    };
    await until(check, 'the store to agree with the model', deadlineMs).catch(() => {
      throw new Error(
        `seed ${this.options.seed}: ${differences.length} differences:\n${differences.slice(0, 20).join('\n')}`,
      );
    });
  }

  /** What the store has of the walk's messages; one that is there twice is an error at once. */
  private async recorded(): Promise<ReadonlyMap<string, Recorded>> {
    const { product, mailboxId } = this.options;
    const activities = await product.all<ActivityView>(`/activities?mailboxId=${mailboxId}`);
    const recorded = new Map<string, Recorded>();
    for (const activity of activities) {
      const key = /^<(.+)@walk\.example>$/.exec(activity.messageId ?? '')?.[1];
      if (key === undefined) continue;
      if (recorded.has(key)) throw new Error(`${key} is recorded twice`);
      const folderIds = activity.tracking
        .filter((link) => link.mailboxId === mailboxId)
        .flatMap((link) => link.items.map((item) => item.folderId));
      recorded.set(key, { recordId: activity.regarding?.id, folderIds });
    }
    return recorded;
  }

  private moveItem(): void {
    const item = this.random.pick(this.model.items);
    const folderId = this.random.pick([...this.folders.keys()]);
    if (folderId === item.folderId) return;
    const [moved = ''] = this.options.sandbox.moveItems(this.options.address, [item.itemId], folderId);
    this.model.move(item.key, item.itemId, moved, folderId);
  }

  private copyItem(): void {
    const item = this.random.pick(this.model.items);
    const folderId = this.random.pick([...this.folders.keys()]);
    const copy = this.options.sandbox.copyItem(this.options.address, item.itemId, folderId);
    this.model.arrive(item.key, copy, folderId);
  }

  private deleteItem(): void {
    const item = this.random.pick(this.model.items);
    const copies = this.model.items.filter(({ key }) => key === item.key);
    if (copies.length < 2) return this.moveItem();
    this.options.sandbox.deleteItem(this.options.address, item.itemId);
    return this.model.leave(item.key, item.itemId);
  }

  private renameFolder(): void {
    const folderId = this.random.pick([...this.folders.keys()]);
    this.options.sandbox.renameFolder(this.options.address, folderId, `Renamed ${(this.made += 1)}`);
  }

  /** Below another folder, or straight below Inbox: always within scope. */
  private moveFolder(): void {
    const folderId = this.random.pick([...this.folders.keys()]);
    const tree = this.options.sandbox.folders(this.options.address);
    const inbox = tree.find(({ path }) => path === 'Inbox')?.id ?? '';
    const moving = tree.find(({ id }) => id === folderId)?.path ?? '';
    const targets = tree.filter(
      ({ id, path }) => this.folders.has(id) && id !== folderId && !path.startsWith(`${moving}/`),
    );
    const target = this.random.chance(0.5) || targets.length === 0 ? inbox : this.random.pick(targets).id;
    const current = tree.find(({ id }) => id === folderId)?.parentId;
    if (target !== current) this.options.sandbox.moveFolder(this.options.address, folderId, target);
  }

  /** Deletes an untracked folder that nothing else lies in, and makes another. */
  private replaceFolder(): void {
    const tree = this.options.sandbox.folders(this.options.address);
    const leaves = [...this.folders.keys()].filter(
      (id) => !this.model.isRuled(id) && !tree.some(({ parentId }) => parentId === id) && !this.isLastHome(id),
    );
    if (leaves.length < 2) return;
    const folderId = this.random.pick(leaves);
    this.options.sandbox.deleteFolder(this.options.address, folderId);
    this.folders.delete(folderId);
    this.model.removeFolder(folderId);
    this.addFolder(`Inbox/Made ${(this.made += 1)}`);
  }

  /** Whether a message would have no item left; a walk that deletes all its mail goes nowhere. */
  private isLastHome(folderId: string): boolean {
    const elsewhere = new Set(this.model.items.filter((item) => item.folderId !== folderId).map(({ key }) => key));
    return this.model.items.some((item) => item.folderId === folderId && !elsewhere.has(item.key));
  }
}
