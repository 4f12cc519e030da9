import type { ActivityView } from '../../product/api-types';
import type { Product } from '../../product/product';
import { until } from '../../product/until';
import { isInScope } from './governance';
import { Random } from './random';
import { recordedOf, type Recorded } from './recorded';
import { differencesOfRecords } from './records-made';
import { WalkModel } from './walk-model';
import type { WalkMailbox } from './walk-mailbox';

interface WalkOptions {
  readonly product: Product;
  readonly mailboxes: readonly WalkMailbox[];
  /** Accounts that rules may name. */
  readonly recordIds: readonly string[];
  readonly seed: number;
  /** The mailboxes have records made of unknown senders. */
  readonly makesRecords?: boolean;
}

const deletedItems = 'Deleted Items';
const outside = 'Outside';
const maxRules = 10;
const minRules = 4;

/** Walks through mailboxes at random as their users would: moves, copies, deletions, changes to folders and rules. */
export class FolderWalk {
  private readonly model: WalkModel;
  private readonly random: Random;
  private made = 0;

  constructor(private readonly options: WalkOptions) {
    this.random = new Random(options.seed);
    this.model = new WalkModel(new Map(options.mailboxes.map(({ id, model }) => [id, model])));
  }

  /** Folders, rules and messages to begin with; two thirds of the messages are in more than one mailbox. */
  async begin(messages: number): Promise<void> {
    for (const [n, mailbox] of this.options.mailboxes.entries()) {
      await this.furnish(mailbox, n);
      const { folders } = mailbox;
      for (let m = 0; m < messages; m += 1) {
        const folderId = folders[(m + n) % folders.length]?.id ?? '';
        if ((m + n) % 3 !== 0) await mailbox.addMessage(`m${m}`, folderId);
      }
    }
  }

  async step(): Promise<void> {
    const dice = this.random.next();
    const mailbox = this.random.pick(this.options.mailboxes);
    if (dice < 0.94) await this.stepInExchange();
    else if (dice < 0.97) await this.addRule(mailbox);
    else await this.removeRule(mailbox);
  }

  /** For which the product need not be there. */
  async stepInExchange(): Promise<void> {
    const mailbox = this.random.pick(this.options.mailboxes);
    const dice = this.random.next();
    if (dice < 0.59) this.moveItem(mailbox);
    else if (dice < 0.75) mailbox.copyItem(this.random.pick(mailbox.model.items), this.anyFolder(mailbox));
    else if (dice < 0.86) this.deleteItem(mailbox);
    else if (dice < 0.91) mailbox.renameFolder(this.random.pick(mailbox.folders).id);
    else if (dice < 0.98) this.moveFolder(mailbox);
    else this.replaceFolder(mailbox);
  }

  /** Something that a person does in the product itself, while nothing else is under way. */
  async act(): Promise<void> {
    const recorded = await this.recorded();
    const [key, { id, links }] = this.random.pick([...recorded]);
    if (this.random.chance(0.6)) {
      const recordId = this.random.chance(0.2) ? undefined : this.random.pick(this.options.recordIds);
      const regarding = recordId === undefined ? null : { table: 'account', id: recordId };
      await this.options.product.call('PATCH', `/activities/${id}`, { regarding });
      return this.model.setByPerson(key, recordId);
    }
    const mailboxId = this.random.chance(0.5) ? this.random.pick([...links.keys()]) : undefined;
    await this.options.product.call(
      'DELETE',
      `/activities/${id}${mailboxId === undefined ? '' : `?mailboxId=${mailboxId}`}`,
    );
    for (const mailbox of this.options.mailboxes) {
      if (links.has(mailbox.id) && (mailboxId ?? mailbox.id) === mailbox.id) mailbox.model.dismiss(key);
    }
  }

  /** Waits until the store agrees with the model and still does when asked again; then both have the same past. */
  async settle(deadlineMs = 180_000): Promise<void> {
    let agreed = 0;
    let differences: readonly string[] = [];
    const check = async (): Promise<boolean> => {
      const recorded = await this.recorded();
      const ofMailboxes = await Promise.all(this.options.mailboxes.map((mailbox) => mailbox.differences()));
      const ofRecords = this.options.makesRecords === true ? await differencesOfRecords(this.options.product) : [];
      differences = [...this.model.differences(recorded), ...ofMailboxes.flat(), ...ofRecords];
      agreed = differences.length === 0 ? agreed + 1 : 0;
      if (agreed === 3) this.model.settle(recorded);
      return agreed === 3;
    };
    await until(check, 'the store to agree with the model', deadlineMs).catch((error: unknown) => {
      if (differences.length === 0) throw error;
      throw new Error(
        `seed ${this.options.seed}: ${differences.length} differences:\n${differences.slice(0, 20).join('\n')}`,
      );
    });
  }

  private async furnish(mailbox: WalkMailbox, n: number): Promise<void> {
    const record = (at: number): string => this.options.recordIds[(at + n) % this.options.recordIds.length] ?? '';
    const rule = { action: 'track', includeSubfolders: false, existing: 'track' } as const;
    mailbox.addFolder(outside);
    for (const name of ['Free', 'Loose', 'Idle']) mailbox.addFolder(`Inbox/${name}`);
    const [first, second, plain] = ['One', 'Two', 'Plain'].map((name) => mailbox.addFolder(`Inbox/${name}`));
    const [deep, , secret] = ['', '/Below', '/Private'].map((name) => mailbox.addFolder(`Inbox/Deep${name}`));
    const rules = [
      { ...rule, folderId: first ?? '', recordId: record(0) },
      { ...rule, folderId: second ?? '', recordId: record(1) },
      { ...rule, folderId: plain ?? '' },
      { ...rule, folderId: deep ?? '', recordId: record(2), includeSubfolders: true },
      { ...rule, folderId: secret ?? '', action: 'do-not-track' as const },
    ];
    for (const one of rules) this.model.noteRule((await mailbox.addRule(one)).ruleId, mailbox.id);
  }

  /** What the store has of the walk's messages; one that is there twice is an error at once. */
  private async recorded(): Promise<ReadonlyMap<string, Recorded & { readonly id: string }>> {
    const activities = await this.options.product.all<ActivityView>('/activities');
    const recorded = new Map<string, Recorded & { readonly id: string }>();
    for (const activity of activities) {
      const key = /^<(.+)@walk\.example>$/.exec(activity.messageId ?? '')?.[1];
      if (key === undefined) continue;
      if (recorded.has(key)) throw new Error(`${key} is recorded twice`);
      recorded.set(key, { id: activity.id, ...recordedOf(activity) });
    }
    return recorded;
  }

  private anyFolder(mailbox: WalkMailbox): string {
    return this.random.chance(0.06) ? mailbox.folderAt(deletedItems) : this.random.pick(mailbox.folders).id;
  }

  private moveItem(mailbox: WalkMailbox): void {
    mailbox.moveItem(this.random.pick(mailbox.model.items), this.anyFolder(mailbox));
  }

  /** For good, or to Deleted Items where it is the last copy: a walk that deletes all its mail goes nowhere. */
  private deleteItem(mailbox: WalkMailbox): void {
    const item = this.random.pick(mailbox.model.items);
    const isLast = mailbox.model.items.every(({ key, itemId }) => key !== item.key || itemId === item.itemId);
    if (isLast) mailbox.moveItem(item, mailbox.folderAt(deletedItems));
    else mailbox.deleteItem(item);
  }

  /** Below another folder or straight below Inbox; now and then out of scope or deleted, and from there always back. */
  private moveFolder(mailbox: WalkMailbox): void {
    const inbox = mailbox.folderAt('Inbox');
    const movable = mailbox.folders.filter(({ path }) => path !== outside);
    const away = movable.filter((folder) => !isInScope(folder));
    if (away.length > 1) return mailbox.moveFolder(this.random.pick(away).id, inbox);
    const { id } = this.random.pick(movable);
    const dice = this.random.next();
    if (dice < 0.2) return mailbox.moveFolder(id, mailbox.folderAt(outside));
    if (dice < 0.3) return mailbox.moveFolder(id, mailbox.folderAt(deletedItems));
    return mailbox.moveFolder(id, dice < 0.6 ? inbox : this.random.pick(movable).id);
  }

  /** Deletes a folder that nothing else lies in and makes another; no message loses its last copy. */
  private replaceFolder(mailbox: WalkMailbox): void {
    const { tree, folders } = mailbox;
    const { items } = mailbox.model;
    const leaves = folders.filter(({ id, path }) => path !== outside && tree.every(({ parentId }) => parentId !== id));
    const spare = leaves.filter(({ id }) => {
      const elsewhere = new Set(items.filter(({ folderId }) => folderId !== id).map(({ key }) => key));
      return items.every(({ folderId, key }) => folderId !== id || elsewhere.has(key));
    });
    if (spare.length === 0) return;
    mailbox.removeFolder(this.random.pick(spare).id);
    mailbox.addFolder(`Inbox/Made ${(this.made += 1)}`);
  }

  private async addRule(mailbox: WalkMailbox): Promise<void> {
    const ruled = new Set(mailbox.rules.map(({ folderId }) => folderId));
    const free = mailbox.folders.filter((folder) => isInScope(folder) && !ruled.has(folder.id));
    if (free.length === 0 || ruled.size >= maxRules) return this.removeRule(mailbox);
    const isPrivate = this.random.chance(0.2);
    const added = await mailbox.addRule({
      folderId: this.random.pick(free).id,
      ...(!isPrivate && this.random.chance(0.8) && { recordId: this.random.pick(this.options.recordIds) }),
      action: isPrivate ? 'do-not-track' : 'track',
      includeSubfolders: this.random.chance(0.5),
      existing: this.random.chance(0.5) ? 'track' : 'skip',
    });
    this.model.noteRule(added.ruleId, mailbox.id);
  }

  private async removeRule(mailbox: WalkMailbox): Promise<void> {
    if (mailbox.rules.length > minRules) await mailbox.removeRule(this.random.pick(mailbox.rules));
  }
}
