import { InvalidCursor, type Approval, type Approvals } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const approval = (id: string, seconds: number, given: Partial<Approval> = {}): Approval => ({
  id,
  change: { kind: 'change-options', mailboxId: 'm1', request: { track: 'all' } },
  base: 3,
  askedBy: 'owner:m1',
  askedAt: at(seconds),
  reach: 2_000,
  limit: 1_000,
  state: 'waiting',
  ...given,
});

const approved = { state: 'approved', settledBy: 'admin', settledAt: at(50) } as const;

/** What every `Approvals` promises. */
export function describeApprovals(name: string, open: Open<Approvals>): void {
  describe(`Approvals: ${name}`, () => {
    const fresh = freshly(open);

    it('keeps what waits, once', async () => {
      const approvals = await fresh();
      await approvals.add(approval('a', 1));
      await approvals.add(approval('a', 2, { limit: 7 }));
      expect(await approvals.find('a')).toEqual(approval('a', 1));
      expect(await approvals.find('nobody')).toBeUndefined();
    });

    it('is settled once', async () => {
      const approvals = await fresh();
      await approvals.add(approval('a', 1));
      expect(await approvals.settle('a', approved)).toBe('saved');
      expect(await approvals.settle('a', { ...approved, state: 'refused' })).toBe('lost');
      expect(await approvals.settle('nobody', approved)).toBe('lost');
      expect(await approvals.find('a')).toEqual({ ...approval('a', 1), ...approved });
    });

    it('keeps why it was refused', async () => {
      const approvals = await fresh();
      await approvals.add(approval('a', 1));
      const refused = { ...approved, state: 'refused', reason: 'Too much at once.' } as const;
      await approvals.settle('a', refused);
      expect(await approvals.find('a')).toEqual({ ...approval('a', 1), ...refused });
    });

    it('lists the newest first, by state and by mailbox, page by page', async () => {
      const approvals = await fresh();
      const change = { kind: 'remove-exclusion', targetId: 'x1', request: {} } as const;
      await approvals.add(approval('a', 1));
      await approvals.add(approval('b', 2, { change }));
      await approvals.add(approval('c', 3));
      await approvals.settle('c', approved);
      const ids = async (filter: object) =>
        (await approvals.list({ limit: 10, ...filter })).approvals.map(({ id }) => id);
      expect(await ids({})).toEqual(['c', 'b', 'a']);
      expect(await ids({ state: 'waiting' })).toEqual(['b', 'a']);
      expect(await ids({ mailboxIds: ['m1'] })).toEqual(['c', 'a']);
      expect(await ids({ mailboxIds: ['m1', 'm2'] })).toEqual(['c', 'a']);
      expect(await ids({ mailboxIds: [] })).toEqual([]);
      expect(await ids({ mailboxIds: ['m1'], state: 'approved' })).toEqual(['c']);
      const { nextCursor: cursor = '' } = await approvals.list({ limit: 2 });
      expect(await ids({ cursor })).toEqual(['a']);
      await expect(approvals.list({ limit: 1, cursor: 'made-up' })).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
