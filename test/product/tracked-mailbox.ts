import type { SandboxExchange } from '@foldwatch/sandbox-exchange';
import type { ActivityView, FolderRuleView } from './api-types';
import { enableMailbox } from './enable-mailbox';
import { letter } from './letter';
import type { Product } from './product';
import { until } from './until';

interface NewRule {
  readonly recordId?: string;
  readonly existing?: 'track' | 'skip';
}

/** A mailbox in the sandbox that the product watches, in the words of the tests: mail is named by a short word. */
export class TrackedMailbox {
  private constructor(
    private readonly sandbox: SandboxExchange,
    private readonly product: Product,
    readonly address: string,
    readonly id: string,
  ) {}

  static async enable(sandbox: SandboxExchange, product: Product, address: string): Promise<TrackedMailbox> {
    const { id } = await enableMailbox(product, address);
    return new TrackedMailbox(sandbox, product, address, id);
  }

  /** The same mailbox where another product has gone on with it. */
  seenThrough(product: Product): TrackedMailbox {
    return new TrackedMailbox(this.sandbox, product, this.address, this.id);
  }

  folder(path: string): string {
    return this.sandbox.createFolder(this.address, path).id;
  }

  /** Makes a rule and waits until its folder was listed; gives the folder's id. */
  async track(path: string, { recordId, existing = 'track' }: NewRule = {}): Promise<string> {
    const folderId = this.folder(path);
    const rules = `/mailboxes/${this.id}/folder-rules`;
    const { id } = await this.product.call<FolderRuleView>('POST', rules, {
      folderId,
      existing,
      ...(recordId !== undefined && { regarding: { table: 'account', id: recordId } }),
    });
    const isActive = async (): Promise<boolean> =>
      (await this.product.call<FolderRuleView>('GET', `${rules}/${id}`)).status === 'active';
    await until(isActive, 'the rule to be active');
    return folderId;
  }

  /** Gives the item's id. */
  deliver(name: string, folder: string, receivedAt?: Date): Promise<string> {
    const options = receivedAt === undefined ? {} : { receivedAt };
    return this.sandbox.importMessage(this.address, folder, this.letterOf(name), options);
  }

  deliverMany(names: readonly string[], folder: string): Promise<readonly string[]> {
    const messages = names.map((name) => ({ eml: this.letterOf(name) }));
    return this.sandbox.importMany(this.address, folder, messages);
  }

  /** Gives the item's new id. */
  move(itemId: string, folder: string): string {
    return this.sandbox.moveItems(this.address, [itemId], folder)[0] ?? '';
  }

  /** The mail's activity; a second one is an error. */
  async find(name: string): Promise<ActivityView | undefined> {
    const found = await this.product.all<ActivityView>(
      `/activities?messageId=${encodeURIComponent(messageIdOf(name))}`,
    );
    if (found.length > 1) throw new Error(`${name} is recorded ${found.length} times`);
    return found[0];
  }

  /** Ids of the folders in which this mailbox's link shows the mail. */
  placesOf(activity: ActivityView | undefined): readonly string[] {
    const link = activity?.tracking.find(({ mailboxId }) => mailboxId === this.id);
    return (link?.items ?? []).map(({ folderId }) => folderId);
  }

  /** Waits until the mail is recorded with copies in exactly these folders. */
  async recordedIn(name: string, folderIds: readonly string[]): Promise<ActivityView> {
    const expected = folderIds.toSorted().join();
    const found = async (): Promise<ActivityView | undefined> => {
      const activity = await this.find(name);
      return this.placesOf(activity).toSorted().join() === expected && activity !== undefined ? activity : undefined;
    };
    return until(found, `${name} to be recorded in ${folderIds.length} folders`);
  }

  /** A mail that is recorded after everything that the mailbox holds now was read. */
  async readUpTo(name: string, folderId: string): Promise<void> {
    await this.deliver(name, folderId);
    await this.recordedIn(name, [folderId]);
  }

  categoriesOf(itemId: string, folder: string): readonly string[] {
    const { items } = this.sandbox.messages(this.address, folder, { limit: 500 });
    return items.find(({ id }) => id === itemId)?.categories ?? [];
  }

  private letterOf(name: string): Buffer {
    return letter({
      messageId: messageIdOf(name),
      from: 'Buyer <buyer@fabrikam.example>',
      to: this.address,
      subject: `About ${name}`,
    });
  }
}

export const messageIdOf = (name: string): string => `<${name}@letters.example>`;
