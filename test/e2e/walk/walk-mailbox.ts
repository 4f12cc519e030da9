import type { FolderSummary, SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { FolderRuleView } from '../../product/api-types';
import { letter } from '../../product/letter';
import type { Product } from '../../product/product';
import { until } from '../../product/until';
import { governanceOf, isInScope, type ModelRule } from './governance';
import { MailboxModel, type ModelItem } from './mailbox-model';

interface WalkedMailbox {
  readonly sandbox: SandboxExchange;
  readonly product: Product;
  readonly address: string;
  readonly mailboxId: string;
}

export type NewRule = Omit<ModelRule, 'ruleId'>;

/** One mailbox of a walk: each act of its user happens in Exchange or the product, and in the model. */
export class WalkMailbox {
  readonly model = new MailboxModel();
  /** Folders in which mail may be put, and which may be renamed and moved. */
  private readonly own = new Set<string>();
  private readonly madeRules = new Map<string, ModelRule>();
  private renamed = 0;

  constructor(private readonly parts: WalkedMailbox) {}

  get id(): string {
    return this.parts.mailboxId;
  }

  get rules(): readonly ModelRule[] {
    return [...this.madeRules.values()];
  }

  get tree(): readonly FolderSummary[] {
    return this.parts.sandbox.folders(this.parts.address);
  }

  get folders(): readonly FolderSummary[] {
    return this.tree.filter(({ id }) => this.own.has(id));
  }

  folderAt(path: string): string {
    return this.tree.find((folder) => folder.path === path)?.id ?? '';
  }

  addFolder(path: string): string {
    const { id } = this.parts.sandbox.createFolder(this.parts.address, path);
    this.own.add(id);
    this.govern();
    return id;
  }

  /**
   * Adds a rule once the product shows the folders as they are: a folder that it sees coming later is read, whatever the rule
   * leaves out. Waits until the folders were listed, so that what it left out is known.
   */
  async addRule(rule: NewRule): Promise<ModelRule> {
    const { folderId, recordId, action, includeSubfolders, existing } = rule;
    await until(async () => (await this.treeDifferences()).length === 0, 'the folders to be shown as they are');
    const { id: ruleId } = await this.parts.product.call<FolderRuleView>('POST', this.rulesPath, {
      folderId,
      action,
      includeSubfolders,
      existing,
      ...(recordId !== undefined && { regarding: { table: 'account', id: recordId } }),
    });
    const isListed = async (): Promise<boolean> => {
      const { status } = await this.parts.product.call<FolderRuleView>('GET', `${this.rulesPath}/${ruleId}`);
      return status !== 'pending';
    };
    await until(isListed, 'the rule to have listed its folders');
    const added = { ...rule, ruleId };
    this.madeRules.set(ruleId, added);
    this.govern(added);
    return added;
  }

  async removeRule({ ruleId }: ModelRule): Promise<void> {
    await this.parts.product.call('DELETE', `${this.rulesPath}/${ruleId}`);
    this.madeRules.delete(ruleId);
    this.govern();
  }

  async addMessage(key: string, folderId: string): Promise<void> {
    const eml = letter({
      messageId: `<${key}@walk.example>`,
      from: senderOf(key),
      to: 'everybody@contoso.example',
      subject: `Walk ${key}`,
    });
    this.model.arrive(key, await this.parts.sandbox.importMessage(this.parts.address, folderId, eml), folderId);
  }

  moveItem(item: ModelItem, folderId: string): void {
    if (folderId === item.folderId) return;
    const [moved = ''] = this.parts.sandbox.moveItems(this.parts.address, [item.itemId], folderId);
    this.model.move(item, moved, folderId);
  }

  copyItem({ key, itemId }: ModelItem, folderId: string): void {
    this.model.arrive(key, this.parts.sandbox.copyItem(this.parts.address, itemId, folderId), folderId);
  }

  deleteItem(item: ModelItem): void {
    this.parts.sandbox.deleteItem(this.parts.address, item.itemId);
    this.model.leave(item);
  }

  renameFolder(folderId: string): void {
    this.parts.sandbox.renameFolder(this.parts.address, folderId, `Renamed ${(this.renamed += 1)}`);
  }

  moveFolder(folderId: string, parentId: string): void {
    const { tree } = this;
    const folder = tree.find(({ id }) => id === folderId);
    const target = tree.find(({ id }) => id === parentId);
    const isWithin = target === undefined || `${target.path}/`.startsWith(`${folder?.path ?? ''}/`);
    const isTaken = tree.some((other) => other.parentId === parentId && other.name === folder?.name);
    if (isWithin || isTaken) return;
    this.parts.sandbox.moveFolder(this.parts.address, folderId, parentId);
    this.govern();
  }

  removeFolder(folderId: string): void {
    this.parts.sandbox.deleteFolder(this.parts.address, folderId);
    this.own.delete(folderId);
    this.model.removeFolder(folderId);
    this.govern();
  }

  /** In which the product sees other folders, or other states of rules, than there are. */
  async differences(): Promise<readonly string[]> {
    const { items: rules } = await this.parts.product.call<{ items: readonly FolderRuleView[] }>('GET', this.rulesPath);
    const tree = new Map(this.folders.map((folder) => [folder.id, folder]));
    const ofRules = rules.flatMap(({ id, folderId, status }) => {
      const folder = tree.get(folderId);
      const expected = folder !== undefined && isInScope(folder) ? 'active' : 'disabled';
      return status === expected ? [] : [`rule ${id} of ${folder?.path ?? folderId} is ${status}, not ${expected}`];
    });
    return [...(await this.treeDifferences()), ...ofRules];
  }

  private async treeDifferences(): Promise<readonly string[]> {
    const { items } = await this.parts.product.call<{ items: readonly NestedFolder[] }>(
      'GET',
      `/mailboxes/${this.id}/folders`,
    );
    const shown = new Map(flattened(items).map(({ id, path }) => [id, path]));
    return this.folders.flatMap(({ id, path }) =>
      shown.get(id) === path ? [] : [`${path}: shown as ${shown.get(id) ?? 'absent'}`],
    );
  }

  private govern(added?: ModelRule): void {
    this.model.govern(governanceOf(this.tree, this.rules), added);
  }

  private get rulesPath(): string {
    return `/mailboxes/${this.id}/folder-rules`;
  }
}

interface NestedFolder {
  readonly id: string;
  readonly path: string;
  readonly children: readonly NestedFolder[];
}

const flattened = (folders: readonly NestedFolder[]): readonly NestedFolder[] =>
  folders.flatMap((folder) => [folder, ...flattened(folder.children)]);

const walkers = 40;

/** A few people, who write again and again. */
const senderOf = (key: string): string => {
  const n = Number(/\d+/.exec(key)?.[0] ?? 0) % walkers;
  return `Walker ${n} <walker${n}@fabrikam.example>`;
};
