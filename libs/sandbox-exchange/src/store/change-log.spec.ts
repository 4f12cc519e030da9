import fc from 'fast-check';
import { anEml } from '../../testing';
import { createStandardFolders } from '../folders/standard-folders';
import { readMessage } from '../mime/message-content';
import { beginning, type SyncPosition } from './change-log';
import { type Folder } from './folder-store';
import { type Item, type NewItem } from './item';
import { openStore, type Store } from './store';

/** What a client knows of a folder that believes everything it is told, in any order within a page. */
class Mirror {
  readonly known = new Map<string, boolean>();
  private position: SyncPosition;

  constructor(
    private readonly store: Store,
    private readonly folder: Folder,
  ) {
    this.position = beginning(store.mailboxes.currentSequence(folder.mailboxId));
  }

  readPage(max: number): boolean {
    const page = this.store.changes.read(this.folder, this.position, max);
    for (const change of page.changes) {
      if (change.kind === 'delete') this.known.delete(change.guid);
      else this.known.set(change.item.guid, change.item.isRead);
    }
    this.position = page.next;
    return page.isLast;
  }
}

type Act = 'add' | 'move-out' | 'move-in' | 'delete' | 'mark' | 'categorize' | 'copy' | 'read-page';

describe('ChangeLog', () => {
  let draft: NewItem;
  beforeAll(async () => {
    const mime = anEml();
    draft = { content: await readMessage(mime), mime, receivedAt: 0, isRead: false, isDraft: false };
  });

  function play(acts: readonly (readonly [Act, number])[], pageSize: number): void {
    const store = openStore(':memory:');
    const mailbox = store.mailboxes.insert({ emailAddress: 'e@x.example', displayName: 'E', password: 'e' });
    createStandardFolders(store.folders, mailbox);
    const [here, there] = ['inbox', 'drafts'].map((id) => store.folders.distinguished(mailbox.id, id));
    if (here === undefined || there === undefined) throw new Error('no folders');
    for (let at = 0; at < 7; at += 1) store.items.insert(here, { ...draft, receivedAt: at % 3 });
    const mirror = new Mirror(store, here);
    const pick = (folder: Folder, which: number): readonly Item[] => {
      const items = store.items.query('folder_id = ?', [folder.id]);
      return items.length === 0 ? [] : items.slice(which % items.length, (which % items.length) + 1);
    };
    const effects: Readonly<Record<Act, (which: number) => unknown>> = {
      add: (which) => store.items.insert(here, { ...draft, receivedAt: which }),
      'move-out': (which) => store.items.move(pick(here, which), there),
      'move-in': (which) => store.items.move(pick(there, which), here),
      delete: (which) => store.items.remove(pick(here, which)),
      mark: (which) => pick(here, which).map((item) => store.items.update(item, { isRead: !item.isRead })),
      categorize: (which) => pick(here, which).map((item) => store.items.update(item, { categories: ['Tracked'] })),
      copy: (which) => store.items.copy(pick(here, which), here),
      'read-page': () => mirror.readPage(pageSize),
    };
    for (const [act, which] of acts) effects[act](which);
    for (let pages = 0; !mirror.readPage(pageSize) && pages < 500; pages += 1);
    const actual = store.items.query('folder_id = ?', [here.id]).map(({ guid, isRead }) => [guid, isRead] as const);
    expect(new Map(mirror.known)).toEqual(new Map(actual));
    store.database.close();
  }

  it('lets a client end with what is in the folder, whatever happens between its pages', () => {
    const act = fc.constantFrom<Act>('add', 'move-out', 'move-in', 'delete', 'mark', 'categorize', 'copy', 'read-page');
    const acts = fc.array(fc.tuple(act, fc.nat({ max: 20 })), { maxLength: 40 });
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 5 }), (what, pageSize) => play(what, pageSize)),
      { numRuns: 60 },
    );
  });

  it('reads page after page by an index', () => {
    const store = openStore(':memory:');
    const plans = [
      'SELECT * FROM items WHERE folder_id = 1 AND (received_at, id) < (5, 5) AND arrival_seq <= 9 ORDER BY received_at DESC, id DESC LIMIT 9',
      'SELECT * FROM items WHERE folder_id = 1 AND change_seq > 5 ORDER BY change_seq LIMIT 9',
    ].map((sql) => store.database.all(`EXPLAIN QUERY PLAN ${sql}`).map((row) => String(row['detail'])));
    expect(plans.flat()).toEqual([
      expect.stringContaining('USING INDEX items_by_received'),
      expect.stringContaining('USING INDEX items_by_change'),
    ]);
    store.database.close();
  });
});
