import { InvalidCursor, type DecisionFilter, type DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { activityId, at } from './sample-activity';

const decision = (id: string, seconds: number, parts: Partial<LoggedDecision> = {}): LoggedDecision => ({
  id,
  mailboxId: 'm1',
  activityId: activityId(id),
  internetMessageId: `<${id}@contoso.example>`,
  folderId: 'f1',
  kind: 'present',
  verdict: 'track',
  reason: 'folder-rule',
  checks: [{ name: 'rule', passed: true }],
  observedAt: at(seconds),
  decidedAt: at(seconds),
  ...parts,
});

const listed = async (log: DecisionLog, filter: Partial<DecisionFilter> = {}): Promise<readonly string[]> =>
  (await log.list({ limit: 100, ...filter })).decisions.map(({ id }) => id);

/** What every `DecisionLog` promises. */
export function describeDecisionLog(name: string, open: Open<DecisionLog>): void {
  describe(`DecisionLog: ${name}`, () => {
    const fresh = freshly(open);
    it('gives back what was appended, newest first', async () => {
      const log = await fresh();
      await log.append([decision('a', 1), decision('b', 2, { subject: 'Offer' })]);
      expect((await log.list({ limit: 10 })).decisions).toEqual([
        decision('b', 2, { subject: 'Offer' }),
        decision('a', 1),
      ]);
    });

    it('finds one by its id', async () => {
      const log = await fresh();
      await log.append([decision('a', 1), decision('b', 2)]);
      expect([await log.find('a'), await log.find('c')]).toEqual([decision('a', 1), undefined]);
    });

    it('tells decisions and messages apart however long and odd their ids are', async () => {
      const log = await fresh();
      const odd = [`${'x'.repeat(3000)}1`, `${'x'.repeat(3000)}2`, 'a.$b', '$where'];
      await log.append(odd.map((id, n) => decision(`d${n}`, n, { id, internetMessageId: `<${id}>` })));
      for (const id of odd) expect(await listed(log, { messageId: `<${id}>` })).toEqual([id]);
    });

    it('gives what was decided about many messages of a mailbox, the newest first', async () => {
      const log = await fresh();
      const again = { internetMessageId: '<a@contoso.example>' };
      await log.append([decision('a', 1), decision('b', 2), decision('c', 3), decision('d', 4, again)]);
      await log.append([decision('other', 5, { ...again, mailboxId: 'm2' })]);
      const ids = ['<a@contoso.example>', '<b@contoso.example>', '<nothing@contoso.example>'];
      expect((await log.findOfMessages('m1', ids)).map(({ id }) => id)).toEqual(['d', 'b', 'a']);
      expect(await log.findOfMessages('m1', [])).toEqual([]);
    });

    it('replaces a decision that is logged again', async () => {
      const log = await fresh();
      await log.append([decision('a', 1), decision('a', 1)]);
      await log.append([decision('a', 5, { verdict: 'skip', reason: 'draft' })]);
      expect((await log.list({ limit: 10 })).decisions).toEqual([
        decision('a', 5, { verdict: 'skip', reason: 'draft' }),
      ]);
      expect(await listed(log, { reason: 'folder-rule' })).toEqual([]);
    });

    it.each<{ given: string; filter: Partial<DecisionFilter>; expected: readonly string[] }>([
      { given: 'a mailbox', filter: { mailboxId: 'm2' }, expected: ['d', 'c'] },
      { given: 'several mailboxes', filter: { mailboxIds: ['m2', 'm1', 'm3'] }, expected: ['e', 'd', 'c', 'b', 'a'] },
      { given: 'one of several mailboxes', filter: { mailboxIds: ['m2'] }, expected: ['d', 'c'] },
      { given: 'no mailbox at all', filter: { mailboxIds: [] }, expected: [] },
      {
        given: 'arrivals in several mailboxes',
        filter: { mailboxIds: ['m1', 'm2'], isOfArrival: true },
        expected: ['d', 'c', 'b', 'a'],
      },
      { given: 'arrivals', filter: { isOfArrival: true, verdict: 'skip' }, expected: ['d'] },
      { given: 'a message', filter: { messageId: '<same@contoso.example>' }, expected: ['c', 'b'] },
      { given: 'a reason', filter: { reason: 'draft' }, expected: ['d'] },
      { given: 'an activity', filter: { activityId: activityId('b') }, expected: ['b'] },
      { given: 'a verdict', filter: { verdict: 'skip' }, expected: ['d'] },
      { given: 'a moment', filter: { since: at(3) }, expected: ['e', 'd', 'c'] },
      {
        given: 'everything',
        filter: { mailboxId: 'm2', messageId: '<same@contoso.example>', reason: 'folder-rule', since: at(1) },
        expected: ['c'],
      },
    ])('lists by $given', async ({ filter, expected }) => {
      const log = await fresh();
      const same = { internetMessageId: '<same@contoso.example>' };
      await log.append([
        decision('a', 1),
        decision('b', 2, same),
        decision('c', 3, { ...same, mailboxId: 'm2' }),
        decision('d', 4, { mailboxId: 'm2', verdict: 'skip', reason: 'draft' }),
        decision('e', 5, { mailboxId: 'm3', kind: 'left', verdict: 'noted', reason: 'left-folder' }),
      ]);
      expect(await listed(log, filter)).toEqual(expected);
    });

    it('pages through several mailboxes without gap or repeat, also of decisions made at once', async () => {
      const log = await fresh();
      const all = Array.from({ length: 17 }, (_, n) => decision(`p${n}`, n % 2, { mailboxId: `m${n % 3}` }));
      await log.append(all);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const filter = { mailboxIds: ['m0', 'm1'], limit: 3, ...(cursor !== undefined && { cursor }) };
        const page = await log.list(filter);
        seen.push(...page.decisions.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      const expected = all.filter(({ mailboxId }) => mailboxId !== 'm2').map(({ id }) => id);
      expect(seen.toSorted()).toEqual(expected.toSorted());
    });

    it('finds a message under its Message-ID with and without brackets and blanks, however its mailer wrote it', async () => {
      const log = await fresh();
      const ids = [' <a@contoso.example> ', 'a@contoso.example', '<a@contoso.example>', 'b@contoso.example', '<'];
      await log.append(ids.map((internetMessageId, n) => decision(`d${n}`, n, { internetMessageId })));
      for (const messageId of ids.slice(0, 3)) expect(await listed(log, { messageId })).toEqual(['d2', 'd1', 'd0']);
      expect(await listed(log, { messageId: '<b@contoso.example>' })).toEqual(['d3']);
      expect(await listed(log, { messageId: '<' })).toEqual(['d4']);
    });

    describe('searching for words', () => {
      const sender = { address: 'bea@fabrikam.example', name: 'Béa Buyer' };
      const fill = async () => {
        const log = await fresh();
        await log.append([
          decision('tracked', 1, { subject: 'Offer for machines', sender }),
          decision('skipped', 2, {
            verdict: 'skip',
            reason: 'no-rule-for-folder',
            subject: 'Offers of SALARIES',
            sender,
          }),
          decision('other', 3, { mailboxId: 'm2', subject: 'Offered .* (machines)' }),
          decision('left', 4, { kind: 'left', verdict: 'noted', reason: 'left-folder' }),
        ]);
        return log;
      };

      it.each<{ words: string; filter?: Partial<DecisionFilter>; expected: readonly string[] }>([
        { words: 'offer', expected: ['other', 'skipped', 'tracked'] },
        { words: 'OFFER machine', expected: ['other', 'tracked'] },
        { words: 'bea fabrikam', expected: ['skipped', 'tracked'] },
        { words: 'buyer', filter: { verdict: 'skip' }, expected: ['skipped'] },
        { words: 'offer', filter: { mailboxId: 'm2' }, expected: ['other'] },
        { words: 'offer', filter: { mailboxId: 'm1', since: at(2) }, expected: ['skipped'] },
        { words: 'offer', filter: { messageId: '<tracked@contoso.example>' }, expected: ['tracked'] },
        { words: 'ffer', expected: [] },
        { words: '.* offer', expected: ['other', 'skipped', 'tracked'] },
      ])('finds “$words” among all mail with $filter', async ({ words, filter = {}, expected }) => {
        expect(await listed(await fill(), { ...filter, search: { words: [words], among: 'all' } })).toEqual(expected);
      });

      it('finds nothing of mail that is not tracked among tracked mail', async () => {
        const log = await fill();
        const among = 'tracked' as const;
        expect(await listed(log, { search: { words: ['offer'], among } })).toEqual(['other', 'tracked']);
        expect(await listed(log, { search: { words: ['salaries'], among } })).toEqual([]);
        expect(await listed(log, { search: { words: ['bea'], among }, verdict: 'skip' })).toEqual([]);
      });

      it('finds a message by what it is decided to be now, until it is forgotten', async () => {
        const log = await fill();
        await log.append([decision('skipped', 5, { subject: 'Offers of SALARIES', sender })]);
        const search = { words: ['salaries'], among: 'tracked' as const };
        expect(await listed(log, { search })).toEqual(['skipped']);
        await log.removeBefore(at(6), 10);
        expect(await listed(log, { search })).toEqual([]);
      });

      it('pages through many hits without gap or repeat', async () => {
        const log = await fresh();
        const many = Array.from({ length: 250 }, (_, n) =>
          decision(`d${n}`, n, {
            subject: n % 2 === 0 ? 'Even offer' : 'Odd',
            verdict: n % 4 === 0 ? 'skip' : 'track',
          }),
        );
        await log.append(many);
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const search = { words: ['even'], among: 'all' as const };
          const page = await log.list({ search, limit: 30, ...(cursor !== undefined && { cursor }) });
          seen.push(...page.decisions.map(({ id }) => id));
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(seen).toEqual(many.flatMap(({ id }, n) => (n % 2 === 0 ? [id] : [])).toReversed());
      });
    });

    it('pages without gap or repeat, also when decided at the same moment', async () => {
      const log = await fresh();
      await log.append(Array.from({ length: 450 }, (_, n) => decision(`d${n}`, n % 2)));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await log.list({ mailboxId: 'm1', limit: 100, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.decisions.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(seen).toHaveLength(450);
      expect(new Set(seen).size).toBe(450);
    });

    it('removes what is too old, in portions', async () => {
      const log = await fresh();
      await log.append(['a', 'b', 'c', 'd'].map((id, n) => decision(id, n)));
      expect(await log.removeBefore(at(3), 2)).toBe(2);
      expect(await listed(log)).toEqual(['d', 'c']);
      expect(await log.removeBefore(at(3), 2)).toBe(1);
      expect(await log.removeBefore(at(3), 2)).toBe(0);
      expect(await listed(log)).toEqual(['d']);
    });

    it('refuses cursors that it never gave', async () => {
      const log = await fresh();
      await expect(log.list({ limit: 1, cursor: '!' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('counts for how many decisions an exclusion held, each once, and forgets with them', async () => {
      const log = await fresh();
      const first = decision('d1', 0, { exclusions: ['x1', 'x2'] });
      const second = decision('d2', 10, { exclusions: ['x1'] });
      await log.append([first, second, decision('d3', 20)]);
      await log.append([second]);
      const counted = async () => [...(await log.countByExclusion(['x1', 'x2', 'x3']))];
      expect(await counted()).toEqual([
        ['x1', 2],
        ['x2', 1],
      ]);
      await log.removeBefore(at(5), 10);
      expect(await counted()).toEqual([['x1', 1]]);
    });

    it('removes those that are named, and counts those before a moment', async () => {
      const log = await fresh();
      await log.append(['a', 'b', 'c'].map((id, n) => decision(id, n)));
      expect(await log.countBefore(at(2))).toBe(2);
      await log.removeMany(['a', 'nobody']);
      await log.removeMany([]);
      expect(await listed(log)).toEqual(['c', 'b']);
      expect(await log.countBefore(at(2))).toBe(1);
    });
  });
}
