import { InvalidCursor, type AuditEntry, type AuditFilter, type AuditLog } from '@foldwatch/ports';
import { freshly, type Open } from '../opened';
import { at } from '../activities/sample-activity';

const entry = (id: string, seconds: number, parts: Partial<AuditEntry> = {}): AuditEntry => ({
  id,
  at: at(seconds),
  by: { kind: 'admin', name: 'admin' },
  action: 'changeOrganization',
  resource: '/api/v1/organization',
  outcome: 'done',
  requested: ['onDelete'],
  changes: [{ field: 'onDelete', before: 'keep', after: 'untrack' }],
  ...parts,
});

const listed = async (log: AuditLog, filter: Partial<AuditFilter> = {}): Promise<readonly string[]> =>
  (await log.list({ kind: 'change', limit: 100, ...filter })).entries.map(({ id }) => id);

/** What every `AuditLog` promises. */
export function describeAuditLog(name: string, open: Open<AuditLog>): void {
  describe(`AuditLog: ${name}`, () => {
    const fresh = freshly(open);

    it('gives back what was recorded, newest first, and replaces what is recorded again', async () => {
      const log = await fresh();
      await log.record([entry('a', 1), entry('b', 2, { outcome: 'begun', changes: [] })]);
      await log.record([entry('b', 2)]);
      expect((await log.list({ kind: 'change', limit: 10 })).entries).toEqual([entry('b', 2), entry('a', 1)]);
    });

    it.each<{ given: string; filter: Partial<AuditFilter>; expected: readonly string[] }>([
      { given: 'who', filter: { by: 'erin' }, expected: ['c', 'b'] },
      { given: 'what', filter: { action: 'changeOptions' }, expected: ['d', 'b'] },
      { given: 'mailbox', filter: { mailboxId: 'm1' }, expected: ['d'] },
      { given: 'moment', filter: { since: at(3) }, expected: ['d', 'c'] },
      { given: 'all of it', filter: { by: 'erin', action: 'changeOptions', since: at(1) }, expected: ['b'] },
    ])('lists by $given', async ({ filter, expected }) => {
      const log = await fresh();
      const erin = { by: { kind: 'owner', name: 'erin' } } as const;
      await log.record([
        entry('a', 1),
        entry('b', 2, { ...erin, action: 'changeOptions' }),
        entry('c', 3, erin),
        entry('d', 4, { action: 'changeOptions', mailboxId: 'm1' }),
      ]);
      expect(await listed(log, filter)).toEqual(expected);
    });

    it('keeps looks and changes apart, by whatever they are listed', async () => {
      const log = await fresh();
      const look = { kind: 'look', mailboxId: 'm1', action: 'readContent', changes: [] } as const;
      await log.record([
        entry('a', 1, { mailboxId: 'm1' }),
        entry('b', 2, look),
        entry('c', 3, { ...look, mailboxId: 'm2' }),
        entry('d', 4, { kind: 'change', mailboxId: 'm1' }),
        entry('e', 5, { ...look, by: { kind: 'auditor', name: 'audrey' } }),
      ]);
      expect(await listed(log)).toEqual(['d', 'a']);
      expect(await listed(log, { mailboxId: 'm1' })).toEqual(['d', 'a']);
      expect(await listed(log, { kind: 'look' })).toEqual(['e', 'c', 'b']);
      expect(await listed(log, { kind: 'look', mailboxId: 'm1' })).toEqual(['e', 'b']);
      expect(await listed(log, { kind: 'look', by: 'audrey' })).toEqual(['e']);
      expect(await listed(log, { kind: 'look', action: 'readContent', since: at(3) })).toEqual(['e', 'c']);
      expect(await log.removeBefore(at(3), 10)).toBe(2);
    });

    it('pages without gap or repeat, also when recorded at the same moment', async () => {
      const log = await fresh();
      await log.record(Array.from({ length: 25 }, (_, n) => entry(`e${n}`, n % 2)));
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await log.list({ kind: 'change', limit: 10, ...(cursor !== undefined && { cursor }) });
        seen.push(...page.entries.map(({ id }) => id));
        cursor = page.nextCursor;
      } while (cursor !== undefined);
      expect(new Set(seen).size).toBe(25);
      expect(seen).toHaveLength(25);
    });

    it('removes what is too old, in portions, and refuses cursors that it never gave', async () => {
      const log = await fresh();
      await log.record(['a', 'b', 'c', 'd'].map((id, n) => entry(id, n)));
      expect(await log.removeBefore(at(3), 2)).toBe(2);
      expect(await log.removeBefore(at(3), 2)).toBe(1);
      expect(await log.removeBefore(at(3), 2)).toBe(0);
      expect(await listed(log)).toEqual(['d']);
      await expect(log.list({ kind: 'change', limit: 1, cursor: '!' })).rejects.toBeInstanceOf(InvalidCursor);
    });
  });
}
