import { noCounts } from '@foldwatch/domain';
import { aPresentObservation } from '@foldwatch/domain/testing';
import {
  InvalidCursor,
  type SamplePage,
  type Simulation,
  type SimulationDifference,
  type SimulationPart,
  type SimulationParts,
  type SimulationSamples,
  type Simulations,
} from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

interface Ports {
  readonly simulations: Simulations;
  readonly parts: SimulationParts;
  readonly samples: SimulationSamples;
}

const simulation = (id: string, seconds = 1): Simulation => ({
  id,
  askedBy: 'admin',
  createdAt: at(seconds),
  changes: { options: { track: 'all' } },
  since: at(0),
  keepsText: false,
});

const part = (simulationId: string, mailboxId: string, given: Partial<SimulationPart> = {}): SimulationPart => ({
  simulationId,
  mailboxId,
  revision: 1,
  createdAt: at(1),
  state: 'open',
  claimedUntil: '',
  pages: 0,
  counts: noCounts,
  listed: 0,
  ...given,
});

const sample = (simulationId: string, mailboxId: string, page: number): SamplePage => ({
  simulationId,
  mailboxId,
  createdAt: at(1),
  page,
  isLast: false,
  observations: [aPresentObservation({ mailboxId })],
});

const difference = (mailboxId: string, messageId: string): SimulationDifference => ({
  mailboxId,
  folderId: 'f-inbox',
  kind: 'newly-tracked',
  internetMessageId: messageId,
  now: { verdict: 'skip', reason: 'not-a-reply', checks: [] },
  proposed: { verdict: 'track', reason: 'all-mail', checks: [{ name: 'a-check', passed: true }] },
});

/** What every `Simulations`, `SimulationParts` and `SimulationSamples` over one store promise. */
export function describeSimulations(name: string, open: Open<Ports>): void {
  describe(`Simulations: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps what was asked, and how far it is with each mailbox', async () => {
      const { simulations, parts } = await fresh();
      await simulations.add(simulation('s1'), [part('s1', 'm1'), part('s1', 'm2')]);
      await simulations.add(simulation('s2'), [part('s2', 'm1')]);
      expect(await simulations.find('s1')).toEqual(simulation('s1'));
      expect(await simulations.find('nobody')).toBeUndefined();
      expect(await parts.findMany('s1')).toEqual([part('s1', 'm1'), part('s1', 'm2')]);
    });

    it('gives the parts that are open and that nobody has claimed for now', async () => {
      const { simulations, parts } = await fresh();
      const claimed = part('s1', 'm2', { claimedUntil: at(20) });
      const over = part('s1', 'm3', { state: 'done' });
      await simulations.add(simulation('s1'), [part('s1', 'm1'), claimed, over]);
      expect((await parts.findUnclaimed(at(10), 10)).map(({ mailboxId }) => mailboxId)).toEqual(['m1']);
      expect(await parts.findUnclaimed(at(30), 10)).toHaveLength(2);
      expect(await parts.findUnclaimed(at(30), 1)).toHaveLength(1);
    });

    it('lets only one go on with a part, and lists only what that one found', async () => {
      const { simulations, parts } = await fresh();
      await simulations.add(simulation('s1'), [part('s1', 'm1')]);
      const second = part('s1', 'm1', { revision: 2, pages: 1, listed: 1 });
      expect(await parts.advance(second, { page: 0, differences: [difference('m1', '<a>')] })).toBe('saved');
      expect(await parts.advance(second, { page: 0, differences: [difference('m1', '<b>')] })).toBe('lost');
      expect(await parts.findMany('s1')).toEqual([second]);
      const { differences } = await parts.listDifferences('s1', { limit: 10 });
      expect(differences).toEqual([difference('m1', '<a>')]);
    });

    it('forgets a page of samples that was decided upon', async () => {
      const { simulations, parts, samples } = await fresh();
      const of = { simulationId: 's1', mailboxId: 'm1' };
      await simulations.add(simulation('s1'), [part('s1', 'm1')]);
      await samples.put(sample('s1', 'm1', 0));
      await samples.put(sample('s1', 'm1', 1));
      await samples.put(sample('s1', 'm1', 1));
      await samples.put(sample('s1', 'm2', 0));
      expect(await samples.count(of)).toBe(2);
      expect(await samples.find(of, 0)).toEqual(sample('s1', 'm1', 0));
      await parts.advance(part('s1', 'm1', { revision: 2, pages: 1 }), { page: 0, differences: [] });
      expect(await samples.find(of, 0)).toBeUndefined();
      expect(await samples.count(of)).toBe(1);
      await samples.remove(of);
      expect(await samples.count(of)).toBe(0);
      expect(await samples.count({ simulationId: 's1', mailboxId: 'm2' })).toBe(1);
    });

    it('lists differences page by page, all or those of one mailbox', async () => {
      const { simulations, parts } = await fresh();
      await simulations.add(simulation('s1'), [part('s1', 'm1'), part('s1', 'm10')]);
      const advance = (mailboxId: string, revision: number, page: number, ...ids: readonly string[]) =>
        parts.advance(part('s1', mailboxId, { revision }), {
          page,
          differences: ids.map((id) => difference(mailboxId, id)),
        });
      await advance('m1', 2, 0, '<a>', '<b>');
      await advance('m1', 3, 1, '<c>');
      await advance('m10', 2, 0, '<d>');
      const idsOf = async (filter: {
        readonly mailboxId?: string;
        readonly limit: number;
        readonly cursor?: string;
      }) => {
        const { differences, nextCursor } = await parts.listDifferences('s1', filter);
        return { ids: differences.map(({ internetMessageId }) => internetMessageId), nextCursor };
      };
      expect((await idsOf({ limit: 10, mailboxId: 'm1' })).ids).toEqual(['<a>', '<b>', '<c>']);
      const first = await idsOf({ limit: 2 });
      const { nextCursor: cursor = '' } = first;
      const second = await idsOf({ limit: 2, cursor });
      expect([first.ids, second.ids, second.nextCursor]).toEqual([['<a>', '<b>'], ['<c>', '<d>'], undefined]);
      await expect(parts.listDifferences('s1', { limit: 1, cursor: 'made-up' })).rejects.toBeInstanceOf(InvalidCursor);
    });

    it('leaves nothing of what was removed, also where somebody goes on with it', async () => {
      const { simulations, parts, samples } = await fresh();
      await simulations.add(simulation('s1'), [part('s1', 'm1')]);
      await simulations.add(simulation('s2'), [part('s2', 'm1')]);
      await samples.put(sample('s1', 'm1', 0));
      await simulations.remove('s1');
      const late = { page: 0, differences: [difference('m1', '<a>')] };
      expect(await parts.advance(part('s1', 'm1', { revision: 2 }), late)).toBe('lost');
      expect(await simulations.find('s1')).toBeUndefined();
      expect(await parts.findMany('s1')).toEqual([]);
      expect(await samples.find({ simulationId: 's1', mailboxId: 'm1' }, 0)).toBeUndefined();
      expect((await parts.listDifferences('s1', { limit: 10 })).differences).toEqual([]);
      expect(await parts.findMany('s2')).toHaveLength(1);
    });

    it('forgets by age, with all that belongs to it', async () => {
      const { simulations, parts, samples } = await fresh();
      await simulations.add(simulation('old', 1), [part('old', 'm1')]);
      await samples.put(sample('old', 'm1', 0));
      await parts.advance(part('old', 'm1', { revision: 2 }), { page: 1, differences: [difference('m1', '<a>')] });
      await simulations.add(simulation('new', 100), [part('new', 'm1', { createdAt: at(100) })]);
      expect(await simulations.removeBefore(at(50), 3)).toBe(3);
      expect(await simulations.removeBefore(at(50), 3)).toBe(1);
      expect(await simulations.removeBefore(at(50), 3)).toBe(0);
      expect(await simulations.find('old')).toBeUndefined();
      expect(await simulations.find('new')).toBeDefined();
    });
  });
}
