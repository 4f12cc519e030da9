import {
  InvalidCursor,
  type Alert,
  type AlertFilter,
  type AlertNews,
  type AlertQueries,
  type Alerts,
} from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

interface AlertPorts {
  readonly alerts: Alerts;
  readonly news: AlertNews;
  readonly queries: AlertQueries;
}

const alert = (id: string, seconds: number, parts: Partial<Alert> = {}): Alert => ({
  id,
  key: `["auth-expired","m1","${id}"]`,
  occurrence: 1,
  code: 'auth-expired',
  scope: 'm1',
  since: at(0),
  raisedAt: at(seconds),
  told: 'nothing',
  ...parts,
});

const idsOf = (alerts: readonly Alert[]): readonly string[] => alerts.map(({ id }) => id);

/** What `Alerts`, `AlertNews` and `AlertQueries` promise together. */
export function describeAlerts(name: string, open: Open<AlertPorts>): void {
  describe(`Alerts: ${name}`, () => {
    const fresh = freshly(open);

    it('raises each alert once', async () => {
      const { alerts, queries } = await fresh();
      await alerts.raise([alert('a', 1)]);
      await Promise.all([alerts.raise([alert('a', 2)]), alerts.raise([alert('a', 3), alert('b', 3)])]);
      expect(await queries.find('a')).toEqual(alert('a', 1));
      expect(idsOf((await queries.list({ limit: 10 })).alerts)).toEqual(['b', 'a']);
      expect(await queries.find('nobody')).toBeUndefined();
    });

    it('resolves once, and knows what is open where', async () => {
      const { alerts, queries } = await fresh();
      await alerts.raise([alert('a', 1), alert('b', 2), alert('c', 3, { scope: '*' })]);
      await alerts.resolve(['a'], at(5));
      await alerts.resolve(['a', 'nobody'], at(6));
      expect((await queries.find('a'))?.resolvedAt).toBe(at(5));
      expect(idsOf(await alerts.findOpen(['m1', 'm2']))).toEqual(['b']);
      expect(await alerts.findOpen([])).toEqual([]);
      expect(await queries.openScopes()).toEqual(new Set(['m1', '*']));
      expect(await alerts.raise([alert('a', 9)])).toBeUndefined();
      expect((await queries.find('a'))?.resolvedAt).toBe(at(5));
    });

    it('gives the newest occurrence of each key', async () => {
      const { alerts } = await fresh();
      const key = `["sync-gap","${'x'.repeat(3_000)}",""]`;
      await alerts.raise([alert('a', 1, { key }), alert('b', 2, { key, occurrence: 2 }), alert('c', 3)]);
      expect(idsOf([...(await alerts.findLatest([key, 'nothing'])).values()])).toEqual(['b']);
    });

    it('has each alert told when it is raised and when it is resolved', async () => {
      const { alerts, news } = await fresh();
      await alerts.raise([alert('a', 1), alert('b', 2)]);
      expect(idsOf(await news.findUntold(10))).toEqual(['a', 'b']);
      expect(await news.findUntold(1)).toHaveLength(1);
      await news.noteTold('a', 'raised');
      expect(idsOf(await news.findUntold(10))).toEqual(['b']);
      await alerts.resolve(['a', 'b'], at(5));
      await news.noteTold('b', 'raised');
      expect((await news.findUntold(10)).map(({ id, told }) => [id, told])).toEqual([
        ['a', 'raised'],
        ['b', 'raised'],
      ]);
      await news.noteTold('a', 'resolved');
      await news.noteTold('b', 'resolved');
      expect(await news.findUntold(10)).toEqual([]);
    });

    it('remembers who acknowledged first', async () => {
      const { alerts, queries } = await fresh();
      await alerts.raise([alert('a', 1)]);
      await queries.acknowledge('a', 'admin', at(2));
      await queries.acknowledge('a', 'owner:m1', at(3));
      await queries.acknowledge('nobody', 'admin', at(3));
      expect((await queries.find('a'))?.acknowledged).toEqual({ at: at(2), by: 'admin' });
    });

    it.each<{ given: string; filter: Partial<AlertFilter>; expected: readonly string[] }>([
      { given: 'open ones', filter: { state: 'open' }, expected: ['c', 'b'] },
      { given: 'resolved ones', filter: { state: 'resolved' }, expected: ['a'] },
      { given: 'a mailbox', filter: { scopes: ['m2'] }, expected: ['c'] },
      { given: 'several mailboxes', filter: { scopes: ['m1', 'm2'] }, expected: ['c', 'b', 'a'] },
      { given: 'no mailbox', filter: { scopes: [] }, expected: [] },
      { given: 'a code', filter: { code: 'sync-gap' }, expected: ['b'] },
      { given: 'all of it', filter: { scopes: ['m1'], code: 'auth-expired', state: 'resolved' }, expected: ['a'] },
    ])('lists $given', async ({ filter, expected }) => {
      const { alerts, queries } = await fresh();
      await alerts.raise([alert('a', 1), alert('b', 2, { code: 'sync-gap' }), alert('c', 3, { scope: 'm2' })]);
      await alerts.resolve(['a'], at(4));
      expect(idsOf((await queries.list({ limit: 10, ...filter })).alerts)).toEqual(expected);
    });

    it('lists page by page, and refuses the cursor of another list', async () => {
      const { alerts, queries } = await fresh();
      await alerts.raise(['a', 'b', 'c'].map((id) => alert(id, 1)));
      const first = await queries.list({ limit: 2 });
      const second = await queries.list({ limit: 2, cursor: first.nextCursor ?? '' });
      expect(idsOf([...first.alerts, ...second.alerts]).toSorted()).toEqual(['a', 'b', 'c']);
      expect(second.nextCursor).toBeUndefined();
      await expect(queries.list({ limit: 2, cursor: 'x' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('removes what was resolved long ago, and nothing that is open', async () => {
      const { alerts, news, queries } = await fresh();
      await alerts.raise([alert('a', 1), alert('b', 1), alert('c', 1)]);
      await alerts.resolve(['a'], at(2));
      await alerts.resolve(['b'], at(9));
      for (const id of ['a', 'b']) await news.noteTold(id, 'resolved');
      expect(await queries.removeResolvedBefore(at(5), 10)).toBe(1);
      expect(idsOf((await queries.list({ limit: 10 })).alerts).toSorted()).toEqual(['b', 'c']);
    });
  });
}
