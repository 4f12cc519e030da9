import type { Activity } from '@foldwatch/domain';
import { InvalidCursor, type ActivityFilter, type ActivityQueries, type ActivityStore } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activity, activityId, at, link } from './sample-activity';

interface Stored {
  readonly store: ActivityStore;
  readonly queries: ActivityQueries;
}

const regarding = (table: string, id: string): NonNullable<Activity['regarding']> => ({
  table,
  id,
  name: id,
  provenance: { source: 'correlation' },
  setAt: at(0),
});

const sent = (id: string, sentAt: string | undefined, parts: Parameters<typeof activity>[1] = {}) =>
  activity(id, {
    modifiedAt: at(99),
    links: [link('m1', ['f1'])],
    ...parts,
    message: { ...(sentAt !== undefined && { sentAt }), ...parts.message },
  });

const ids = ({ activities }: { readonly activities: readonly Activity[] }) => activities.map(({ id }) => id);

/** Newest last. */
const archive: readonly Activity[] = [
  activity('offer', {
    modifiedAt: at(1),
    links: [link('m1', ['f1', 'f1'], { ruleId: 'r1', ruleVersion: 1 }), link('m2', ['f9'])],
    regarding: regarding('account', 'fabrikam'),
  }),
  activity('answer', {
    modifiedAt: at(2),
    message: {
      subject: 'Réponse: "offre" n° 42',
      from: { address: 'jean-luc@grands-travaux.example', name: 'Jean-Luc Ødegård' },
      bcc: [{ address: 'secret@hidden.example', name: 'Hidden', onlyIn: 'm1' }],
    },
    links: [link('m1', ['f2'], { ruleId: 'r1', ruleVersion: 2 })],
    regarding: regarding('account', 'contoso'),
  }),
  activity('invoice', {
    modifiedAt: at(3),
    message: { subject: 'Invoice 4711 for the OFFERS of May' },
    links: [link('m2', ['f1']), link('m1', ['f3'], { status: 'untracked' })],
    regarding: regarding('contact', 'fabrikam'),
  }),
  activity('gone', { modifiedAt: at(4), status: 'untracked', links: [link('m1', ['f1'])] }),
];

/** What every `ActivityQueries` promises, over the store that writes what it reads. */
export function describeActivityQueries(name: string, open: Open<Stored>): void {
  describe(`ActivityQueries: ${name}`, () => {
    const fresh = freshly(open);

    async function stored(activities = archive): Promise<ActivityQueries> {
      const { store, queries } = await fresh();
      await store.replaceMany(activities);
      return queries;
    }

    it.each<{ given: string; filter: Omit<ActivityFilter, 'limit'>; expected: readonly string[] }>([
      { given: 'nothing', filter: {}, expected: ['invoice', 'answer', 'offer'] },
      { given: 'a Message-ID', filter: { messageId: '<answer@contoso.example>' }, expected: ['answer'] },
      { given: "a tombstone's Message-ID", filter: { messageId: '<gone@contoso.example>' }, expected: [] },
      { given: 'a mailbox', filter: { mailboxId: 'm1' }, expected: ['answer', 'offer'] },
      { given: 'one of several mailboxes', filter: { mailboxIds: ['m1', 'm3'] }, expected: ['answer', 'offer'] },
      { given: 'no mailbox at all', filter: { mailboxIds: [] }, expected: [] },
      { given: 'a folder', filter: { folderId: 'f1' }, expected: ['invoice', 'offer'] },
      { given: 'a folder of a mailbox', filter: { mailboxId: 'm1', folderId: 'f1' }, expected: ['offer'] },
      { given: 'a folder of another mailbox', filter: { mailboxId: 'm1', folderId: 'f9' }, expected: [] },
      { given: 'a record', filter: { regarding: { table: 'account', id: 'fabrikam' } }, expected: ['offer'] },
      { given: 'a table', filter: { regardingTable: 'account' }, expected: ['answer', 'offer'] },
      { given: 'a moment', filter: { since: at(2) }, expected: ['invoice', 'answer'] },
      { given: 'a beginning of a word', filter: { words: ['off'] }, expected: ['invoice', 'answer', 'offer'] },
      { given: 'two words', filter: { words: ['offer', '4711'] }, expected: ['invoice'] },
      { given: 'a word within a word', filter: { words: ['ffer'] }, expected: [] },
      { given: 'a word without its accents', filter: { words: ['REPONSE'] }, expected: ['answer'] },
      { given: 'a name', filter: { words: ['zoe', 'mull'] }, expected: ['invoice', 'answer', 'offer'] },
      { given: 'an address', filter: { words: ['jean-luc@grands-travaux.example'] }, expected: ['answer'] },
      { given: 'a part of a domain', filter: { words: ['travaux'] }, expected: ['answer'] },
      { given: 'a party of one copy alone', filter: { words: ['hidden'] }, expected: [] },
      { given: 'signs alone', filter: { words: ['%', '_', "'"] }, expected: ['invoice', 'answer', 'offer'] },
      {
        given: 'everything at once',
        filter: { mailboxId: 'm2', regardingTable: 'contact', since: at(1), words: ['inv'] },
        expected: ['invoice'],
      },
    ])('lists by $given, newest first', async ({ filter, expected }) => {
      const queries = await stored();
      const page = await queries.list({ ...filter, limit: 10 });
      expect(page.activities.map(({ id }) => id)).toEqual(expected.map(activityId));
      expect(page.nextCursor).toBeUndefined();
    });

    it.each<{ given: string; filter: Omit<ActivityFilter, 'limit'> }>([
      { given: 'everything', filter: {} },
      { given: 'a word', filter: { words: ['offer'] } },
      { given: 'a folder', filter: { mailboxId: 'm1', folderId: 'f1' } },
    ])('pages through $given without gap or repeat, also when modified alike', async ({ filter }) => {
      const many = Array.from({ length: 23 }, (_, n) =>
        activity(`p-${n}`, { modifiedAt: at(n % 3), links: [link('m1', ['f1'])] }),
      );
      const queries = await stored(many);
      const seen: Activity[] = [];
      let cursor: string | undefined;
      do {
        const page = await queries.list({ ...filter, limit: 5, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.activities);
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen.map(({ id }) => id).toSorted()).toEqual(many.map(({ id }) => id).toSorted());
    });

    it('goes on behind its cursor when newer ones arrive', async () => {
      const { store, queries } = await fresh();
      await store.replaceMany(archive);
      const first = await queries.list({ limit: 1 });
      await store.replaceMany([activity('newest', { modifiedAt: at(100) })]);
      const rest = await queries.list({ limit: 10, cursor: first.nextCursor ?? '' });
      expect(rest.activities.map(({ id }) => id)).toEqual(['answer', 'offer'].map(activityId));
    });

    it('follows a message that changes', async () => {
      const { store, queries } = await fresh();
      await store.replaceMany(archive);
      const moved = activity('offer', { version: 2, message: { subject: 'Contract' }, links: [link('m1', ['f7'])] });
      await store.replaceMany([moved]);
      const listed = async (filter: Omit<ActivityFilter, 'limit'>): Promise<readonly string[]> =>
        ids(await queries.list({ ...filter, limit: 10 }));
      expect(await listed({ words: ['contract'] })).toEqual([activityId('offer')]);
      expect(await listed({ mailboxId: 'm1', folderId: 'f1' })).toEqual([]);
      expect(await listed({ mailboxId: 'm1', folderId: 'f7' })).toEqual([activityId('offer')]);
      expect(await listed({ regardingTable: 'account' })).toEqual([activityId('answer')]);
    });

    it('does not list what is no longer tracked, but finds it', async () => {
      const { store, queries } = await fresh();
      await store.replaceMany([activity('a')]);
      await store.replaceMany([activity('a', { version: 2, status: 'untracked' })]);
      expect((await queries.list({ limit: 10 })).activities).toEqual([]);
      expect((await queries.find(activityId('a')))?.status).toBe('untracked');
      expect(await queries.find(activityId('nobody'))).toBeUndefined();
      const found = await queries.findMany([activityId('a'), activityId('nobody')]);
      expect([...found].map(([id, { status }]) => [id, status])).toEqual([[activityId('a'), 'untracked']]);
      expect((await queries.findMany([])).size).toBe(0);
    });

    describe('a timeline', () => {
      const fabrikam = { table: 'account', id: 'fabrikam' };
      const history = [
        sent('old', at(1), { regarding: regarding('account', 'fabrikam'), modifiedAt: at(100) }),
        sent('newer', at(3), { regarding: regarding('contact', 'bea'), links: [link('m2', ['f1'])] }),
        sent('received', undefined, {
          message: { receivedAt: at(2), to: [{ address: 'bea@fabrikam.example' }] },
        }),
        sent('others', at(4), { regarding: regarding('account', 'contoso') }),
        sent('gone', at(5), { regarding: regarding('account', 'fabrikam'), status: 'untracked' }),
      ];
      const concerning = {
        addresses: ['bea@fabrikam.example'],
        records: [fabrikam, { table: 'contact', id: 'bea' }],
      };

      it('has what regards a record, and what a party sent or got, the newest message first', async () => {
        const queries = await stored(history);
        const page = await queries.timeline({ concerning, limit: 10 });
        expect(ids(page)).toEqual(['newer', 'received', 'old'].map(activityId));
        const alone = await queries.timeline({ concerning: { addresses: [], records: [fabrikam] }, limit: 10 });
        expect(ids(alone)).toEqual([activityId('old')]);
      });

      it('is of the mailboxes alone for which it is asked', async () => {
        const queries = await stored(history);
        const of = async (mailboxIds: readonly string[]) =>
          ids(await queries.timeline({ concerning, mailboxIds, limit: 9 }));
        expect(await of(['m2', 'm3'])).toEqual([activityId('newer')]);
        expect([await of(['m3']), await of([])]).toEqual([[], []]);
      });

      it('is paged without gap or repeat, also of messages sent at once', async () => {
        const many = Array.from({ length: 13 }, (_, n) =>
          sent(`t-${n}`, at(n % 3), { regarding: regarding('account', 'fabrikam') }),
        );
        const queries = await stored(many);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await queries.timeline({ concerning, limit: 4, ...(cursor !== undefined && { cursor }) });
          seen.push(...ids(page));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen.toSorted()).toEqual(many.map(({ id }) => id).toSorted());
      });

      it('of nothing is empty, and refuses a cursor of another list', async () => {
        const queries = await stored(history);
        expect(ids(await queries.timeline({ concerning: { addresses: [], records: [] }, limit: 9 }))).toEqual([]);
        const { nextCursor: cursor = '' } = await queries.list({ limit: 1 });
        await expect(queries.timeline({ concerning, limit: 1, cursor })).rejects.toBeInstanceOf(InvalidCursor);
      });
    });

    it('counts what has a copy in each folder', async () => {
      const queries = await stored();
      const counts = await queries.countByFolder('m1', ['f1', 'f2', 'f9']);
      expect([...counts]).toEqual([
        ['f1', 1],
        ['f2', 1],
        ['f9', 0],
      ]);
    });

    it('counts what a rule tracked, at any version', async () => {
      const queries = await stored();
      expect(await queries.countByRule('m1', 'r1')).toBe(2);
      expect(await queries.countByRule('m2', 'r1')).toBe(0);
    });

    it.each(['', 'x', 'W10', 'bnVsbA', '\u0000', "' OR 1=1", 'a'.repeat(10_000)])(
      'refuses the cursor %j that it never gave',
      async (cursor) => {
        const queries = await stored();
        await expect(queries.list({ limit: 10, cursor })).rejects.toBeInstanceOf(InvalidCursor);
      },
    );

    it('counts what was modified before a moment, without what was erased', async () => {
      const { store, queries } = await fresh();
      await store.replaceMany([
        activity('old', { modifiedAt: at(1) }),
        activity('hidden', { modifiedAt: at(1), status: 'untracked' }),
        activity('gone', { modifiedAt: at(1), status: 'erased' }),
        activity('young', { modifiedAt: at(9) }),
      ]);
      expect(await queries.countBefore(at(9))).toBe(2);
      expect(await queries.countBefore(at(1))).toBe(0);
    });
  });
}
