import {
  accessSteps,
  type AccessWatch,
  type ItemChange,
  type MailboxAccess,
  type MailboxTarget,
  type MailChanges,
  type MailContent,
  type MailFolders,
  type MailHint,
  type MailHints,
} from '../../src/index';

/** What a person or a server does to the mailbox, so that the ports have something to tell. Folders are named by path. */
export interface MailboxHands {
  readonly target: MailboxTarget;
  readonly createFolder: (path: string) => Promise<string>;
  readonly renameFolder: (path: string, name: string) => Promise<void>;
  readonly moveFolder: (path: string, destination: string) => Promise<void>;
  readonly deleteFolder: (path: string) => Promise<void>;
  /** Gives the item's id. */
  readonly deliver: (path: string, eml: string) => Promise<string>;
  readonly move: (itemId: string, path: string) => Promise<string>;
  readonly copy: (itemId: string, path: string) => Promise<string>;
  readonly remove: (itemId: string) => Promise<void>;
  readonly categorize: (itemId: string, categories: readonly string[]) => Promise<void>;
  readonly forgetCursors: () => Promise<void>;
  readonly forgetSubscriptions: () => Promise<void>;
}

export interface MailSource {
  readonly folders: MailFolders;
  readonly changes: MailChanges;
  readonly content: MailContent;
  readonly hints: MailHints;
  readonly access: MailboxAccess;
  readonly hands: MailboxHands;
  readonly close: () => Promise<void>;
}

const tracked = 'Inbox/Customers';
const deadlineMs = 10_000;

/** What the mail ports mean, whatever server is behind them. */
export function describeMailSource(name: string, open: () => Promise<MailSource>): void {
  describe(`mail source: ${name}`, () => {
    let source: MailSource;
    let folderId: string;

    beforeEach(async () => {
      source = await open();
      folderId = await source.hands.createFolder(tracked);
    });

    afterEach(() => source.close());

    async function readAll(
      from?: string,
      max = 512,
    ): Promise<{ readonly changes: readonly ItemChange[]; readonly next: string; readonly pages: number }> {
      const changes: ItemChange[] = [];
      let cursor = from;
      for (let pages = 1; ; pages += 1) {
        const page = await source.changes.readChanges(source.hands.target, folderId, cursor, max);
        changes.push(...page.changes);
        cursor = page.next;
        if (!page.more) return { changes, next: page.next, pages };
      }
    }

    async function fetchOne(itemId: string): Promise<Awaited<ReturnType<MailContent['fetch']>>[number]> {
      const [outcome] = await source.content.fetch(source.hands.target, [itemId]);
      if (outcome === undefined) throw new Error('no outcome');
      return outcome;
    }

    describe('folders', () => {
      it('lists every folder at first, with parents, landmarks and counts', async () => {
        await source.hands.deliver(tracked, letter());
        const { changed, complete } = await source.folders.listFolders(source.hands.target, undefined);
        const inbox = changed.find(({ wellKnown }) => wellKnown === 'inbox');
        expect(complete).toBe(true);
        expect(inbox).toMatchObject({ folderClass: 'mail' });
        expect(inbox).not.toHaveProperty('parentId');
        expect(changed.find(({ id }) => id === folderId)).toEqual({
          id: folderId,
          parentId: inbox?.id,
          name: 'Customers',
          folderClass: 'mail',
          itemCount: 1,
        });
        expect(changed.map(({ wellKnown }) => wellKnown)).toEqual(
          expect.arrayContaining(['sent-items', 'deleted-items', 'drafts', 'junk', 'outbox']),
        );
      });

      it('tells calendars and contacts from mail', async () => {
        const { changed } = await source.folders.listFolders(source.hands.target, undefined);
        const classes = new Set(changed.map(({ folderClass }) => folderClass));
        expect([...classes]).toEqual(expect.arrayContaining(['mail', 'calendar', 'contacts']));
      });

      it('tells only what changed since a cursor, and a rename keeps the id', async () => {
        const { next } = await source.folders.listFolders(source.hands.target, undefined);
        await source.hands.renameFolder(tracked, 'Clients');
        const second = await source.folders.listFolders(source.hands.target, next);
        expect(second.complete).toBe(false);
        expect(second.changed.find(({ id }) => id === folderId)).toMatchObject({ name: 'Clients' });
        const third = await source.folders.listFolders(source.hands.target, second.next);
        expect(third).toMatchObject({ changed: [], removed: [] });
      });

      it('tells of a folder that was moved, and it keeps its id', async () => {
        const parentId = await source.hands.createFolder('Inbox/Archive');
        const { next } = await source.folders.listFolders(source.hands.target, undefined);
        await source.hands.moveFolder(tracked, 'Inbox/Archive');
        const { changed, removed } = await source.folders.listFolders(source.hands.target, next);
        expect(changed.find(({ id }) => id === folderId)).toMatchObject({ parentId, name: 'Customers' });
        expect(removed).toEqual([]);
      });

      it('tells of a folder that was removed', async () => {
        const { next } = await source.folders.listFolders(source.hands.target, undefined);
        await source.hands.deleteFolder(tracked);
        expect((await source.folders.listFolders(source.hands.target, next)).removed).toContain(folderId);
      });

      it('counts items now, and no items of a folder that is not there', async () => {
        expect(await source.folders.countItems(source.hands.target, folderId)).toBe(0);
        await source.hands.deliver(tracked, letter());
        expect(await source.folders.countItems(source.hands.target, folderId)).toBe(1);
        await source.hands.deleteFolder(tracked);
        expect(await source.folders.countItems(source.hands.target, folderId)).toBeUndefined();
      });

      it('refuses a cursor that the server forgot', async () => {
        const { next } = await source.folders.listFolders(source.hands.target, undefined);
        await source.hands.forgetCursors();
        await expect(source.folders.listFolders(source.hands.target, next)).rejects.toMatchObject({
          failure: { kind: 'cursor-invalid' },
        });
      });
    });

    describe('changes', () => {
      it('begins with everything and goes on with what is new', async () => {
        const first = await source.hands.deliver(tracked, letter());
        const all = await readAll();
        expect(all.changes.map(({ itemId }) => itemId)).toEqual([first]);
        const second = await source.hands.deliver(tracked, letter());
        expect((await readAll(all.next)).changes).toMatchObject([{ kind: 'present', itemId: second }]);
      });

      it('reads a folder in pages without losing an item', async () => {
        const ids: string[] = [];
        for (let count = 0; count < 7; count += 1) ids.push(await source.hands.deliver(tracked, letter()));
        const { changes, pages } = await readAll(undefined, 3);
        expect(pages).toBeGreaterThan(1);
        expect(new Set(changes.map(({ itemId }) => itemId))).toEqual(new Set(ids));
      });

      it('says when each item was received', async () => {
        await source.hands.deliver(tracked, letter());
        const [change] = (await readAll()).changes;
        expect(change).toMatchObject({ kind: 'present', receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
      });

      it('reports a move as absent here and present there, under a new id', async () => {
        const itemId = await source.hands.deliver('Inbox', letter());
        const before = await readAll();
        const movedId = await source.hands.move(itemId, tracked);
        expect(movedId).not.toBe(itemId);
        const arrived = await readAll(before.next);
        expect(arrived.changes).toMatchObject([{ kind: 'present', itemId: movedId }]);
        await source.hands.move(movedId, 'Inbox');
        expect((await readAll(arrived.next)).changes).toEqual([{ kind: 'absent', itemId: movedId }]);
      });

      it('reports an update as present with another change key', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        const before = await readAll();
        await source.hands.categorize(itemId, ['Blue']);
        const [change] = (await readAll(before.next)).changes;
        expect(change).toMatchObject({ kind: 'present', itemId });
        expect(change).not.toEqual(before.changes[0]);
      });

      it('has nothing to say when nothing happened', async () => {
        await source.hands.deliver(tracked, letter());
        const { next } = await readAll();
        expect((await readAll(next)).changes).toEqual([]);
      });

      it.each(['graph1:abc', 'abc', ''])('refuses the foreign cursor "%s"', async (cursor) => {
        await expect(source.changes.readChanges(source.hands.target, folderId, cursor, 10)).rejects.toMatchObject({
          code: 'mail-server-cursor-invalid',
          retryable: false,
        });
      });

      it('refuses a cursor that the server forgot, and can begin from nothing', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        const { next } = await readAll();
        await source.hands.forgetCursors();
        await expect(readAll(next)).rejects.toMatchObject({ failure: { kind: 'cursor-invalid' } });
        expect((await readAll()).changes).toMatchObject([{ itemId }]);
      });

      it('says that a folder is gone', async () => {
        await source.hands.deleteFolder(tracked);
        await expect(readAll()).rejects.toMatchObject({ failure: { kind: 'folder-gone' } });
      });
    });

    describe('locating', () => {
      it('finds every copy of each message, in the order asked for', async () => {
        const inboxId = await folderIdOf('inbox');
        const one = await source.hands.deliver(tracked, letter({ messageId: '<one&"1"@fabrikam.example>' }));
        const copy = await source.hands.copy(one, 'Inbox');
        const two = await source.hands.deliver('Inbox', letter({ messageId: '<two@fabrikam.example>' }));
        const found = await source.changes.locate(
          source.hands.target,
          [
            { internetMessageId: '<two@fabrikam.example>' },
            { internetMessageId: '<nowhere@fabrikam.example>' },
            { internetMessageId: '<one&"1"@fabrikam.example>' },
          ],
          [inboxId, folderId],
        );
        expect(found.map((items) => items.map(({ itemId }) => itemId).toSorted())).toEqual([
          [two],
          [],
          [one, copy].toSorted(),
        ]);
        expect(found[0]?.[0]?.folderId).toBe(inboxId);
      });

      it('finds a message without Message-ID by its search key, wherever it went', async () => {
        const itemId = await source.hands.deliver('Inbox', letter({ messageId: '' }));
        const before = await fetchOne(itemId);
        const searchKey = before.kind === 'ok' ? (before.item.searchKey ?? '') : '';
        const movedId = await source.hands.move(itemId, tracked);
        const found = await source.changes.locate(source.hands.target, [{ searchKey }], [folderId]);
        expect(found.map((items) => items.map((item) => item.itemId))).toEqual([[movedId]]);
      });

      it('looks past a folder that is gone, and finds nothing for what nobody can be found by', async () => {
        await source.hands.deleteFolder(tracked);
        const itemId = await source.hands.deliver('Inbox', letter({ messageId: '<one@fabrikam.example>' }));
        const inboxId = await folderIdOf('inbox');
        const sought = [{ internetMessageId: '<one@fabrikam.example>' }, {}];
        const found = await source.changes.locate(source.hands.target, sought, [folderId, inboxId]);
        expect(found.map((items) => items.map((item) => item.itemId))).toEqual([[itemId], []]);
      });
    });

    describe('content', () => {
      it('tells what decisions need of a message', async () => {
        const itemId = await source.hands.deliver(tracked, letter({ messageId: '<full@fabrikam.example>' }));
        const outcome = await fetchOne(itemId);
        expect(outcome).toMatchObject({
          kind: 'ok',
          item: {
            itemId,
            folderId,
            categories: [],
            mail: {
              internetMessageId: '<full@fabrikam.example>',
              kind: 'message',
              subject: 'Angebot für R&D <neu>',
              from: { address: 'dana@fabrikam.example', name: 'Dana Ito' },
              to: [{ address: 'erin@contoso.example', name: 'Erin' }],
              cc: [{ address: 'sales@contoso.example' }],
              bcc: [],
              sentAt: '2026-11-20T08:30:00.000Z',
              inReplyTo: '<parent@contoso.example>',
              references: ['<root@contoso.example>', '<parent@contoso.example>'],
              sensitivity: 'normal',
              isDraft: false,
              hasAttachments: false,
              headers: { autoSubmitted: 'no', precedence: 'bulk', listId: '<news.fabrikam.example>' },
            },
          },
        });
      });

      it('gives one outcome for each item, gone ones among them', async () => {
        const ids: string[] = [];
        for (let count = 0; count < 12; count += 1) ids.push(await source.hands.deliver(tracked, letter()));
        await source.hands.remove(ids[3] ?? '');
        const outcomes = await source.content.fetch(source.hands.target, ids);
        expect(outcomes.map(({ kind }) => kind)).toEqual(ids.map((_, index) => (index === 3 ? 'gone' : 'ok')));
      });

      it('reads body and attachments, and the bytes of each', async () => {
        const itemId = await source.hands.deliver(tracked, letterWithFile);
        const content = await source.content.readContent(source.hands.target, itemId);
        expect(content).toMatchObject({ bodyType: 'html', body: expect.stringContaining('<b>Guten Tag</b>') });
        expect(content?.attachments).toMatchObject([{ name: 'plan.txt', contentType: 'text/plain', isInline: false }]);
        const bytes = await source.content.readAttachment(
          source.hands.target,
          content?.attachments[0]?.attachmentId ?? '',
        );
        expect(
          Buffer.from(bytes ?? [])
            .toString('utf8')
            .trim(),
        ).toBe('Zeile');
      });

      it('has no content of an item that is gone', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        await source.hands.remove(itemId);
        expect(await source.content.readContent(source.hands.target, itemId)).toBeUndefined();
      });

      it('puts our category beside those of the user, and takes only ours off', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        await source.hands.categorize(itemId, ['Blue']);
        const add = { itemId, add: ['Tracked: R&D'], remove: [] };
        const [put] = await source.content.setCategories(source.hands.target, [add]);
        expect(put).toMatchObject({ kind: 'ok', itemId, categories: ['Blue', 'Tracked: R&D'] });
        expect(await fetchOne(itemId)).toMatchObject({ item: { categories: ['Blue', 'Tracked: R&D'] } });
        const remove = { itemId, add: [], remove: ['tracked: r&d'] };
        await source.content.setCategories(source.hands.target, [remove]);
        expect(await fetchOne(itemId)).toMatchObject({ item: { categories: ['Blue'] } });
      });

      it('can take the last category off', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        await source.content.setCategories(source.hands.target, [{ itemId, add: ['Tracked'], remove: [] }]);
        await source.content.setCategories(source.hands.target, [{ itemId, add: [], remove: ['Tracked'] }]);
        expect(await fetchOne(itemId)).toMatchObject({ item: { categories: [] } });
      });

      it('does not touch an item whose categories are as they should be', async () => {
        const itemId = await source.hands.deliver(tracked, letter());
        const change = { itemId, add: ['Tracked'], remove: [] };
        const [first] = await source.content.setCategories(source.hands.target, [change]);
        const { next } = await readAll();
        const [second] = await source.content.setCategories(source.hands.target, [change]);
        expect(second).toEqual(first);
        expect((await readAll(next)).changes).toEqual([]);
      });

      it('gives each categorized item its own outcome', async () => {
        const here = await source.hands.deliver(tracked, letter());
        const gone = await source.hands.deliver(tracked, letter());
        await source.hands.remove(gone);
        const changes = [gone, here].map((itemId) => ({ itemId, add: ['Tracked'], remove: [] }));
        const outcomes = await source.content.setCategories(source.hands.target, changes);
        expect(outcomes.map(({ kind, itemId }) => [kind, itemId])).toEqual([
          ['gone', gone],
          ['ok', here],
        ]);
      });
    });

    describe('hints', () => {
      it('says up, then where something happened, and ends when told to', async () => {
        const watch = watching();
        await watch.until(({ kind }) => kind === 'up');
        await source.hands.deliver(tracked, letter());
        await watch.until((hint) => hint.kind === 'dirty' && hint.folderId === folderId);
        await watch.end();
      });

      it('names both folders of a move', async () => {
        const inboxId = await folderIdOf('inbox');
        const itemId = await source.hands.deliver('Inbox', letter());
        const watch = watching();
        await watch.until(({ kind }) => kind === 'up');
        await source.hands.move(itemId, tracked);
        await watch.until((hint) => hint.kind === 'dirty' && hint.folderId === inboxId);
        await watch.until((hint) => hint.kind === 'dirty' && hint.folderId === folderId);
        await watch.end();
      });

      it('says that the folders changed', async () => {
        const watch = watching();
        await watch.until(({ kind }) => kind === 'up');
        await source.hands.createFolder('Inbox/New');
        await watch.until(({ kind }) => kind === 'tree');
        await watch.end();
      });

      it('says that there is a gap after the server forgot whom to tell, and goes on', async () => {
        const watch = watching();
        await watch.until(({ kind }) => kind === 'up');
        await source.hands.forgetSubscriptions();
        await watch.until(({ kind }) => kind === 'gap');
        await source.hands.deliver(tracked, letter());
        await watch.until((hint) => hint.kind === 'dirty' && hint.folderId === folderId);
        await watch.end();
      });
    });

    describe('access', () => {
      const unwatched: AccessWatch = {
        began: () => undefined,
        ended: () => undefined,
        signal: new AbortController().signal,
      };

      it('tells of each step before the next one begins', async () => {
        const told: string[] = [];
        await source.access.test(source.hands.target, {
          ...unwatched,
          began: (step) => told.push(`${step} begins`),
          ended: ({ step }) => told.push(`${step} ended`),
        });
        const expected = accessSteps.flatMap((step) => [`${step} begins`, `${step} ended`]);
        expect(told.filter((one, at) => one !== told[at - 1])).toEqual(expected);
      });

      it('passes every step of a mailbox in order', async () => {
        const steps = await source.access.test(source.hands.target, unwatched);
        expect(steps.map(({ step, ok }) => [step, ok])).toEqual(accessSteps.map((step) => [step, true]));
      });

      it('stops at a mailbox that is not there, and says what to do', async () => {
        const nobody = { ...source.hands.target, emailAddress: 'nobody@contoso.example' };
        const steps = await source.access.test(nobody, unwatched);
        expect(steps.at(-1)).toMatchObject({ step: 'mailbox', ok: false, cure: expect.stringMatching(/\w/) });
      });
    });

    async function folderIdOf(wellKnown: string): Promise<string> {
      const { changed } = await source.folders.listFolders(source.hands.target, undefined);
      return changed.find((folder) => folder.wellKnown === wellKnown)?.id ?? '';
    }

    function watching(): {
      readonly until: (wanted: (hint: MailHint) => boolean) => Promise<void>;
      readonly end: () => Promise<void>;
    } {
      const stop = new AbortController();
      const seen: MailHint[] = [];
      let wake: (() => void) | undefined;
      const reading = (async () => {
        for await (const hint of source.hints.watch([source.hands.target], stop.signal)) {
          seen.push(hint);
          wake?.();
        }
      })();
      const until = async (wanted: (hint: MailHint) => boolean): Promise<void> => {
        const deadline = Date.now() + deadlineMs;
        while (!seen.some(wanted)) {
          const leftMs = deadline - Date.now();
          if (leftMs <= 0) throw new Error(`no such hint among ${JSON.stringify(seen.map(({ kind }) => kind))}`);
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, leftMs);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      };
      return {
        until,
        end: () => {
          stop.abort();
          return reading;
        },
      };
    }
  });
}

let count = 0;

function letter({ messageId }: { readonly messageId?: string } = {}): string {
  count += 1;
  const id = messageId ?? `<letter-${count}@fabrikam.example>`;
  return [
    'From: Dana Ito <Dana@Fabrikam.example>',
    'To: Erin <erin@contoso.example>',
    'Cc: sales@contoso.example',
    'Subject: =?utf-8?Q?Angebot_f=C3=BCr_R&D_<neu>?=',
    'Date: Fri, 20 Nov 2026 09:30:00 +0100',
    ...(id === '' ? [] : [`Message-ID: ${id}`]),
    'In-Reply-To: <parent@contoso.example>',
    'References: <root@contoso.example> <parent@contoso.example>',
    'Auto-Submitted: no',
    'Precedence: bulk',
    'List-Id: <news.fabrikam.example>',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Brief ${count}`,
    '',
  ].join('\r\n');
}

const letterWithFile = [
  'From: Dana Ito <dana@fabrikam.example>',
  'To: Erin <erin@contoso.example>',
  'Subject: Plan',
  'Date: Fri, 20 Nov 2026 09:30:00 +0100',
  'Message-ID: <file@fabrikam.example>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="cut"',
  '',
  '--cut',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p><b>Guten Tag</b></p>',
  '--cut',
  'Content-Type: text/plain; name="plan.txt"',
  'Content-Disposition: attachment; filename="plan.txt"',
  '',
  'Zeile',
  '--cut--',
  '',
].join('\r\n');
