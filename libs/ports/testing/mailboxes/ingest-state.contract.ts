import type { MailboxHealth, RuleProgress } from '@foldwatch/domain';
import {
  OwnershipLost,
  type FolderCursor,
  type FolderTrees,
  type ItemIndex,
  type MailboxCompleteness,
  type MailboxEpochs,
  type MailboxOwner,
  type MailboxStatus,
  type StoredFolderTree,
  type SyncCursors,
} from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

interface IngestState {
  readonly epochs: MailboxEpochs;
  readonly cursors: SyncCursors;
  readonly items: ItemIndex;
  readonly trees: FolderTrees;
  readonly status: MailboxStatus;
}

const cursor = (folderId: string, text = 'c1'): FolderCursor => ({ folderId, cursor: text, lastReadAt: at(0) });
const tree = (version: number): StoredFolderTree => ({
  version,
  folders: [{ id: 'f1', name: 'Inbox', folderClass: 'mail', wellKnown: 'inbox', itemCount: 3 }],
  readAt: at(version),
});
const health = (failures: number): MailboxHealth => ({ mailboxId: 'm1', failures, hints: 'polling' });
const progress = (ruleId: string, done: number): RuleProgress => ({
  mailboxId: 'm1',
  ruleId,
  status: { state: 'backfilling', done, total: 10 },
  updatedAt: at(done),
});

const completeness = (mailboxId: string, missing: number): MailboxCompleteness => ({
  mailboxId,
  asOf: at(0),
  missing,
  folders: [
    {
      folderId: 'f.1$',
      inExchange: 3,
      inStore: 2,
      skipped: 0,
      skippedBy: { 'private-item': 1 },
      missing: [],
      asOf: at(0),
    },
  ],
  gap: { since: at(0), comparisons: 1 },
});

const ownedWrites: readonly {
  readonly write: string;
  readonly by: (state: IngestState, owner: MailboxOwner) => Promise<void>;
}[] = [
  { write: 'a saved cursor', by: ({ cursors }, owner) => cursors.save(owner, [cursor('f2')]) },
  { write: 'a removed cursor', by: ({ cursors }, owner) => cursors.remove(owner, ['f1']) },
  { write: 'indexed items', by: ({ items }, owner) => items.write(owner, {}) },
  { write: 'a folder tree', by: ({ trees }, owner) => trees.save(owner, tree(2)) },
  { write: 'health', by: ({ status }, owner) => status.saveHealth(owner, health(9)) },
  { write: 'completeness', by: ({ status }, owner) => status.saveCompleteness(owner, completeness('m1', 1)) },
  { write: 'progress', by: ({ status }, owner) => status.saveProgress(owner, [progress('r1', 9)]) },
];

/** What `MailboxEpochs` and all that its owners write promise together; `ItemIndex` has a suite of its own besides. */
export function describeIngestState(name: string, open: Open<IngestState>): void {
  describe(`ingest state: ${name}`, () => {
    const fresh = freshly(open);

    it('hands out epochs that only go up, for each mailbox by itself', async () => {
      const { epochs } = await fresh();
      const taken = await Promise.all(Array.from({ length: 5 }, () => epochs.take('m1')));
      expect(taken.map(({ epoch }) => epoch).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
      expect(await epochs.take('m2')).toEqual({ mailboxId: 'm2', epoch: 1 });
    });

    it.each(ownedWrites)('refuses $write of an owner who was followed by another', async ({ by }) => {
      const state = await fresh();
      const former = await state.epochs.take('m1');
      await state.cursors.save(former, [cursor('f1')]);
      const present = await state.epochs.take('m1');
      await expect(by(state, former)).rejects.toBeInstanceOf(OwnershipLost);
      expect(await state.cursors.find('m1')).toEqual([cursor('f1')]);
      expect((await state.status.findHealth(['m1'])).size).toBe(0);
      await expect(by(state, present)).resolves.toBeUndefined();
    });

    it('keeps a cursor for each folder of each mailbox', async () => {
      const { epochs, cursors } = await fresh();
      const [one, two] = [await epochs.take('m1'), await epochs.take('m2')];
      await cursors.save(one, [cursor('f1'), cursor('f2')]);
      await cursors.save(two, [cursor('f1', 'other')]);
      await cursors.save(one, [cursor('f1', 'c2')]);
      await cursors.remove(one, ['f2', 'never-there']);
      expect(await cursors.find('m1')).toEqual([cursor('f1', 'c2')]);
      expect(await cursors.find('m2')).toEqual([cursor('f1', 'other')]);
    });

    it('keeps cursors and progress apart however odd the ids of folders and rules are', async () => {
      const { epochs, cursors, status } = await fresh();
      const owner = await epochs.take('m1');
      const odd = ['a.b', 'a', '$a', '', '0', `${'x'.repeat(3000)}1`, `${'x'.repeat(3000)}2`];
      await cursors.save(
        owner,
        odd.map((id) => cursor(id)),
      );
      await status.saveProgress(
        owner,
        odd.map((id, n) => progress(id, n)),
      );
      expect((await cursors.find('m1')).map(({ folderId }) => folderId).toSorted()).toEqual(odd.toSorted());
      expect([...(await status.findProgress('m1')).keys()].toSorted()).toEqual(odd.toSorted());
      await cursors.remove(owner, odd.slice(1));
      expect(await cursors.find('m1')).toEqual([cursor('a.b')]);
    });

    it('keeps the newest folder tree and its version', async () => {
      const { epochs, trees } = await fresh();
      const owner = await epochs.take('m1');
      await trees.save(owner, tree(1));
      await trees.save(owner, tree(2));
      expect(await trees.versions(['m1', 'm2'])).toEqual(new Map([['m1', 2]]));
      expect(await trees.findMany(['m2', 'm1'])).toEqual(new Map([['m1', tree(2)]]));
    });

    it('keeps health by mailbox and progress by rule', async () => {
      const { epochs, status } = await fresh();
      const owner = await epochs.take('m1');
      await status.saveHealth(owner, health(1));
      await status.saveHealth(owner, health(2));
      await status.saveProgress(owner, [progress('r1', 1), progress('r2', 2)]);
      await status.saveProgress(owner, [progress('r1', 3)]);
      expect(await status.findHealth(['m1', 'm2'])).toEqual(new Map([['m1', health(2)]]));
      expect(await status.findProgress('m1')).toEqual(
        new Map([
          ['r1', progress('r1', 3)],
          ['r2', progress('r2', 2)],
        ]),
      );
      expect(await status.findProgress('m2')).toEqual(new Map());
    });

    it('keeps the last comparison of each mailbox, and gives those of many at once', async () => {
      const { epochs, status } = await fresh();
      const [one, two] = [await epochs.take('m1'), await epochs.take('m2')];
      await status.saveCompleteness(one, completeness('m1', 3));
      await status.saveCompleteness(one, completeness('m1', 1));
      await status.saveCompleteness(two, completeness('m2', 0));
      expect(await status.findCompleteness(['m1', 'm2', 'm3'])).toEqual(
        new Map([
          ['m1', completeness('m1', 1)],
          ['m2', completeness('m2', 0)],
        ]),
      );
    });
  });
}
