import fc from 'fast-check';
import { IngestRig } from '../../testing/ingest-rig';
import { until } from '../../testing/until';

const folders = ['Inbox/A', 'Inbox/B', 'Inbox', 'Archive', 'Deleted Items'] as const;
const tracked: readonly string[] = ['Inbox/A', 'Inbox/B'];

type Deed =
  | { readonly kind: 'move' | 'copy'; readonly item: number; readonly folder: number }
  | { readonly kind: 'delete'; readonly item: number }
  | { readonly kind: 'sync' | 'forget-cursors' | 'restart' };

const at = fc.nat({ max: 5 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('move' as const), item: at, folder: at }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('copy' as const), item: at, folder: at }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), item: at }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('sync' as const, 'forget-cursors' as const, 'restart' as const) }),
  },
);

/** One mailbox with one message in a tracked folder. */
class Case {
  constructor(
    private readonly rig: IngestRig,
    readonly mailbox: string,
  ) {}

  async perform(done: Deed): Promise<void> {
    const { rig, mailbox } = this;
    const address = rig.addressOf(mailbox);
    switch (done.kind) {
      case 'sync':
        return void (await rig.runJob(mailbox, { kind: 'sync' }));
      case 'forget-cursors':
        return rig.sandbox.invalidateSyncStates(address);
      case 'restart':
        await rig.stop();
        return rig.start();
      case 'move':
      case 'copy':
      case 'delete':
      default:
        return this.touch(done);
    }
  }

  private touch(done: Exclude<Deed, { kind: 'sync' | 'forget-cursors' | 'restart' }>): void {
    const { sandbox } = this.rig;
    const address = this.rig.addressOf(this.mailbox);
    const copies = this.copies();
    const item = copies[done.item % Math.max(1, copies.length)];
    if (item === undefined) return undefined;
    if (done.kind === 'delete') return sandbox.deleteItem(address, item.id);
    const folder = folders[done.folder % folders.length] ?? 'Inbox';
    if (done.kind === 'copy') sandbox.copyItem(address, item.id, folder);
    else if (folder !== item.folder) sandbox.moveItems(address, [item.id], folder);
    return undefined;
  }

  copies(): readonly { readonly id: string; readonly folder: string }[] {
    const address = this.rig.addressOf(this.mailbox);
    return folders.flatMap((folder) =>
      this.rig.sandbox.messages(address, folder).items.map(({ id }) => ({ id, folder })),
    );
  }

  /** Where the message is if one believes what was said: each copy by the newest word about it. */
  async placements(): Promise<readonly string[]> {
    const names = new Map(folders.map((folder) => [this.rig.folderId(this.mailbox, folder), folder]));
    const placed = new Map<string, string>();
    for (const { mailboxId, kind, itemKey, folderId } of await this.rig.observations()) {
      if (mailboxId !== this.mailbox) continue;
      if (kind === 'present') placed.set(itemKey, names.get(folderId) ?? folderId);
      if (kind === 'left') placed.delete(itemKey);
    }
    return [...placed.values()].toSorted();
  }

  /** Every copy in a tracked folder is known, and every copy that is known is there. */
  async addsUp(): Promise<boolean> {
    const said = await this.placements();
    const there = this.copies().map(({ folder }) => folder);
    const missing = subtract(
      there.filter((folder) => tracked.includes(folder)),
      said,
    );
    return missing.length === 0 && subtract(said, there).length === 0;
  }
}

function subtract(from: readonly string[], these: readonly string[]): readonly string[] {
  const rest = [...these];
  return from.filter((one) => {
    const found = rest.indexOf(one);
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
}

describe('where a message is', () => {
  it('is what was said of it in the end, whatever people and servers did', async () => {
    const rig = await IngestRig.open();
    let count = 0;
    try {
      await fc.assert(
        fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), async (deeds) => {
          const mailbox = await rig.addMailbox(`person-${(count += 1)}@example.org`);
          rig.folderId(mailbox, 'Archive');
          for (const folder of tracked) await rig.track(mailbox, folder);
          await rig.deliver(mailbox, 'Inbox/A', `letter-${count}`);
          await until(async () => (await rig.said(mailbox)).length === 1);
          const one = new Case(rig, mailbox);
          for (const done of deeds) await one.perform(done);
          await rig.runJob(mailbox, { kind: 'sync' });
          await until(() => one.addsUp());
        }),
        { numRuns: 12, endOnFailure: true },
      );
    } finally {
      await rig.close();
    }
  });
});
