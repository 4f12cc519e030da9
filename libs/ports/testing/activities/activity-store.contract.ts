import type { Activity, ActivityId, ContentVersion, Regarding } from '@foldwatch/domain';
import { InvalidCursor, type ActivityStore } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activity, activityId, at, link } from './sample-activity';

const tracked = (id: string, mailboxId: string, ruleId: string, ruleVersion: number): Activity =>
  activity(id, { links: [link(mailboxId, ['f1'], { ruleId, ruleVersion })] });

const regarding = (id: string): Regarding => ({
  table: 'account',
  id,
  name: id,
  provenance: { source: 'manual', by: 'erin' },
  setAt: at(1),
});

const contentOf = (bodyRef: string, contentRef?: string): ContentVersion => ({
  hash: bodyRef,
  sizeBytes: 1,
  bodyType: 'text',
  bodyRef,
  attachments: [{ name: 'a', contentType: 'b', sizeBytes: 1, ...(contentRef !== undefined && { contentRef }) }],
  fetchedAt: at(1),
});

/** What every `ActivityStore` promises. */
export function describeActivityStore(name: string, open: Open<ActivityStore>): void {
  describe(`ActivityStore: ${name}`, () => {
    const fresh = freshly(open);

    it('gives back what was written and leaves out what it does not know', async () => {
      const store = await fresh();
      const first = activity('first', { links: [link('m1', ['f1'], { ruleId: 'r1', ruleVersion: 1 })] });
      expect(await store.replaceMany([first, activity('second')])).toEqual({ lost: [] });
      const found = await store.findMany([activityId('first'), activityId('nobody')]);
      expect([...found]).toEqual([[activityId('first'), first]]);
    });

    it('lets only one of two writers who read the same version win', async () => {
      const store = await fresh();
      await store.replaceMany([activity('a')]);
      const [mine, yours] = ['mine', 'yours'].map((subject) => activity('a', { version: 2, message: { subject } }));
      const results = await Promise.all([mine, yours].map((one) => store.replaceMany(one === undefined ? [] : [one])));
      expect(results.map(({ lost }) => lost.length).reduce((sum, lost) => sum + lost)).toBe(1);
      const winner = results[0]?.lost.length === 0 ? 'mine' : 'yours';
      expect((await store.findMany([activityId('a')])).get(activityId('a'))?.message.subject).toBe(winner);
    });

    it.each<{ given: string; stored: number; written: number; expected: boolean }>([
      { given: 'the first version of a new one', stored: 0, written: 1, expected: true },
      { given: 'a later version of a new one', stored: 0, written: 2, expected: false },
      { given: 'the first version of a known one', stored: 1, written: 1, expected: false },
      { given: 'the next version', stored: 1, written: 2, expected: true },
      { given: 'a skipped version', stored: 1, written: 3, expected: false },
    ])('decides by version: $given', async ({ stored, written, expected }) => {
      const store = await fresh();
      if (stored > 0) await store.replaceMany([activity('a')]);
      const { lost } = await store.replaceMany([activity('a', { version: written })]);
      expect(lost).toEqual(expected ? [] : [activityId('a')]);
    });

    it('writes the others of a batch when one is lost', async () => {
      const store = await fresh();
      await store.replaceMany([activity('a')]);
      const batch = [activity('a'), activity('b'), activity('c', { version: 7 }), activity('d')];
      expect(await store.replaceMany(batch)).toEqual({ lost: [activityId('a'), activityId('c')] });
      const found = await store.findMany(batch.map(({ id }) => id));
      expect([...found.keys()].toSorted()).toEqual(['a', 'b', 'd'].map(activityId));
    });

    it('takes batches of any size', async () => {
      const store = await fresh();
      const many = Array.from({ length: 1001 }, (_, n) => activity(`many-${n}`));
      expect(await store.replaceMany(many)).toEqual({ lost: [] });
      expect((await store.findMany(many.map(({ id }) => id))).size).toBe(1001);
      expect(await store.replaceMany([])).toEqual({ lost: [] });
      expect((await store.findMany([])).size).toBe(0);
    });

    it('finds all activities with a Message-ID, tombstones included', async () => {
      const store = await fresh();
      const message = { internetMessageId: '<one@contoso.example>' };
      await store.replaceMany([
        activity('a', { message }),
        activity('b', { message, status: 'untracked' }),
        activity('c', { message: { internetMessageId: '<ONE@contoso.example>' } }),
      ]);
      const found = await store.findByMessageIds(['<one@contoso.example>', '<two@contoso.example>']);
      expect([...found.keys()]).toEqual(['<one@contoso.example>']);
      expect(found.get('<one@contoso.example>')?.toSorted()).toEqual(['a', 'b'].map(activityId));
    });

    it('tells Message-IDs apart however long and odd a sender made them', async () => {
      const store = await fresh();
      const long = 'x'.repeat(5000);
      const messageIds = [`<${long}1>`, `<${long}2>`, '<a.b$c>', '$where', 'a\tb', '"\\', '\u{10FFFF}'];
      const many = messageIds.map((internetMessageId, n) => activity(`odd-${n}`, { message: { internetMessageId } }));
      await store.replaceMany(many);
      const found = await store.findByMessageIds(messageIds);
      expect([...found]).toEqual(messageIds.map((id, n) => [id, [activityId(`odd-${n}`)]]));
    });

    it('loses no change when several read and write the same activities at once', async () => {
      const store = await fresh();
      const ids = ['a', 'b', 'c'].map(activityId);
      await store.replaceMany(['a', 'b', 'c'].map((id) => activity(id)));
      const advanceAll = async (): Promise<void> => {
        for (let left: readonly ActivityId[] = ids; left.length > 0;) {
          const found = [...(await store.findMany(left)).values()];
          const next = found.map((one) => ({ ...one, version: one.version + 1, sequence: one.sequence + 1 }));
          left = (await store.replaceMany(next)).lost;
        }
      };
      await Promise.all(Array.from({ length: 6 }, advanceAll));
      const found = [...(await store.findMany(ids)).values()];
      expect(found.map(({ version, sequence }) => [version, sequence])).toEqual(ids.map(() => [7, 7]));
    });

    it('forgets the Message-ID of what was erased', async () => {
      const store = await fresh();
      await store.replaceMany([activity('a')]);
      const { internetMessageId, ...message } = activity('a').message;
      const erased: Activity = { ...activity('a', { version: 2, status: 'erased' }), message };
      await store.replaceMany([erased]);
      expect((await store.findByMessageIds([internetMessageId ?? ''])).size).toBe(0);
    });

    it('pages through what was modified since, oldest first, without gap or repeat', async () => {
      const store = await fresh();
      const many = Array.from({ length: 25 }, (_, n) =>
        activity(`m-${n}`, { modifiedAt: at(Math.floor(n / 4)), status: n % 5 === 0 ? 'untracked' : 'tracked' }),
      );
      await store.replaceMany(many);
      const seen: Activity[] = [];
      let cursor: string | undefined;
      do {
        const page = await store.findModifiedSince(at(2), 4, cursor);
        seen.push(...page.activities);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen.map(({ id }) => id).toSorted()).toEqual(
        many
          .slice(8)
          .map(({ id }) => id)
          .toSorted(),
      );
      expect(seen.map(({ modifiedAt }) => modifiedAt)).toEqual(seen.map(({ modifiedAt }) => modifiedAt).toSorted());
    });

    it('shows again, later, what is modified while it is being paged through', async () => {
      const store = await fresh();
      await store.replaceMany(['a', 'b', 'c'].map((id, n) => activity(id, { modifiedAt: at(n) })));
      const first = await store.findModifiedSince(at(0), 1);
      await store.replaceMany([activity('a', { version: 2, modifiedAt: at(9) })]);
      const rest = await store.findModifiedSince(at(0), 10, first.nextCursor);
      expect(rest.activities.map(({ id }) => id)).toEqual(['b', 'c', 'a'].map(activityId));
    });

    it.each(['', 'x', 'WyJhY3Rpdml0aWVzIl0', 'eyJhIjoxfQ', '\u0000', "' OR 1=1", 'a'.repeat(10_000)])(
      'refuses the cursor %j that it never gave',
      async (cursor) => {
        const store = await fresh();
        await expect(store.findModifiedSince(at(0), 10, cursor)).rejects.toBeInstanceOf(InvalidCursor);
      },
    );

    it('finds what a rule tracked at a lower version, and only that', async () => {
      const store = await fresh();
      await store.replaceMany([
        tracked('old', 'm1', 'r1', 1),
        tracked('older', 'm1', 'r1', 9),
        tracked('current', 'm1', 'r1', 10),
        tracked('other-rule', 'm1', 'r11', 1),
        tracked('other-box', 'm11', 'r1', 1),
        activity('left', { links: [link('m1', [], { ruleId: 'r1', ruleVersion: 1, status: 'untracked' })] }),
        { ...tracked('hidden', 'm1', 'r1', 1), status: 'untracked' },
      ]);
      const rule = { mailboxId: 'm1', ruleId: 'r1', belowVersion: 10 };
      expect((await store.findLinkedByRule(rule, 10)).toSorted()).toEqual(['old', 'older'].map(activityId).toSorted());
      expect(await store.findLinkedByRule(rule, 1)).toHaveLength(1);
      await store.replaceMany([{ ...tracked('old', 'm1', 'r1', 10), version: 2 }]);
      expect(await store.findLinkedByRule(rule, 10)).toEqual([activityId('older')]);
    });

    describe('asked what concerns addresses and records', () => {
      const bea = { address: 'bea@fabrikam.example' };
      it('finds tracked activities with a party of an address in any role, or that regard a record', async () => {
        const store = await fresh();
        const long = `${'x'.repeat(300)}@fabrikam.example`;
        await store.replaceMany([
          activity('from', { message: { from: bea } }),
          activity('sender', { message: { sender: bea } }),
          activity('to', { message: { to: [{ address: 'x@contoso.example' }, bea] } }),
          activity('cc', { message: { cc: [bea, bea] } }),
          activity('bcc', { message: { bcc: [{ ...bea, onlyIn: 'm1' }] } }),
          activity('long', { message: { to: [{ address: long }] } }),
          activity('alike', { message: { to: [{ address: 'a.bea@fabrikam.example' }] } }),
          activity('hidden', { message: { from: bea }, status: 'untracked' }),
          { ...activity('regards'), regarding: regarding('a') },
          { ...activity('regards-b'), regarding: regarding('b') },
        ]);
        const found = async (addresses: readonly string[], records: readonly { table: string; id: string }[] = []) => {
          const page = await store.findConcerning({ addresses, records }, 50);
          return page.activities.map(({ id }) => id).toSorted();
        };
        const parties = ['from', 'sender', 'to', 'cc', 'bcc'];
        expect(await found([bea.address])).toEqual(parties.map(activityId).toSorted());
        expect(await found([long, 'nobody@fabrikam.example'])).toEqual([activityId('long')]);
        expect(await found([], [{ table: 'account', id: 'a' }])).toEqual([activityId('regards')]);
        expect(await found([bea.address, long], [{ table: 'account', id: 'a' }])).toEqual(
          [...parties, 'long', 'regards'].map(activityId).toSorted(),
        );
        expect(await found([])).toEqual([]);
      });

      it('follows what changes', async () => {
        const store = await fresh();
        const by = { addresses: [bea.address], records: [{ table: 'account', id: 'a' }] };
        await store.replaceMany([{ ...activity('a', { message: { from: bea } }), regarding: regarding('a') }]);
        await store.replaceMany([activity('a', { version: 2 })]);
        expect((await store.findConcerning(by, 5)).activities).toEqual([]);
        await store.replaceMany([activity('a', { version: 3, message: { from: bea } })]);
        expect((await store.findConcerning(by, 5)).activities).toHaveLength(1);
        await store.replaceMany([activity('a', { version: 4, status: 'untracked', message: { from: bea } })]);
        expect((await store.findConcerning(by, 5)).activities).toEqual([]);
      });

      it('pages without gap, also while what was found is modified', async () => {
        const store = await fresh();
        const many = Array.from({ length: 25 }, (_, n) =>
          activity(`p-${n}`, { message: { from: bea }, modifiedAt: at(n) }),
        );
        await store.replaceMany(many);
        const seen = new Set<string>();
        let cursor: string | undefined;
        do {
          const page = await store.findConcerning({ addresses: [bea.address], records: [] }, 4, cursor);
          const isNew = page.activities.filter(({ id }) => !seen.has(id));
          for (const { id } of isNew) seen.add(id);
          await store.replaceMany(isNew.map((one) => ({ ...one, version: 2, modifiedAt: at(50) })));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen.size).toBe(25);
      });

      it('takes a hundred of both at once', async () => {
        const store = await fresh();
        await store.replaceMany([activity('one', { message: { from: { address: '99@fabrikam.example' } } })]);
        const addresses = Array.from({ length: 100 }, (_, n) => `${n}@fabrikam.example`);
        const records = addresses.map((id) => ({ table: 'account', id }));
        const page = await store.findConcerning({ addresses, records }, 10);
        expect(page.activities.map(({ id }) => id)).toEqual([activityId('one')]);
      });

      it('refuses a cursor that it never gave', async () => {
        const store = await fresh();
        const asked = store.findConcerning({ addresses: [bea.address], records: [] }, 1, 'WzFd');
        await expect(asked).rejects.toBeInstanceOf(InvalidCursor);
      });
    });

    it('says which activities have a content, as a body or an attachment, now or earlier', async () => {
      const store = await fresh();
      const [body, file, former] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
      await store.replaceMany([
        activity('a', { content: { state: 'stored', current: contentOf(body, file), earlier: [contentOf(former)] } }),
        activity('b', { content: { state: 'stored', current: contentOf(body), earlier: [] } }),
      ]);
      const sought = [body, file, former, '4'.repeat(64)];
      const holders = [...(await store.findByContents(sought))].map(([ref, ids]) => [ref, ids.toSorted()]);
      expect(new Map(holders as [string, string[]][])).toEqual(
        new Map([
          [body, ['a', 'b'].map(activityId)],
          [file, [activityId('a')]],
          [former, [activityId('a')]],
        ]),
      );
      await store.replaceMany([
        activity('a', { version: 2, status: 'erased', content: { state: 'gone', earlier: [] } }),
      ]);
      expect(await store.findByContents(sought)).toEqual(new Map([[body, [activityId('b')]]]));
    });
  });
}
