import fc from 'fast-check';
import { aManualRegarding, aPresent, aRecord, aResolve, anUntrack, foldAll, foldContext, ruleFor } from '../../testing';
import type { CrmRecord } from '../records/record';
import { foldDecision, foldDecisions } from './fold-decisions';
import type { RecordFacts } from './step';

const buyer = 'buyer@fabrikam.example';
const bea = { table: 'contact', id: 'c-buyer', name: 'Bea Buyer' };
const survivor = { table: 'account', id: 's', name: 'Survivor' };

const carrying = (...records: readonly CrmRecord[]): RecordFacts => ({ candidates: new Map([[buyer, records]]) });
const knowing = (records: RecordFacts) => ({ ...foldContext, records });
const tracked = foldAll(aPresent({ at: 1, rule: ruleFor('a') })).activity;

describe('§5 resolving later', () => {
  it('gives the parties the record that their address belongs to now, and says so in the history', () => {
    const { activity, changes, actions } = foldDecision(tracked, aResolve(2), knowing(carrying(aRecord())));
    expect(activity?.message.from).toEqual({ address: buyer, name: 'Purchasing', record: bea });
    expect(changes).toMatchObject([{ type: 'updated', changed: ['parties'], reason: 'records-changed', sequence: 2 }]);
    expect(actions).toEqual([]);
  });

  it('takes the record off when it is gone, and follows its name', () => {
    const known = foldDecision(tracked, aResolve(2), knowing(carrying(aRecord()))).activity;
    const renamed = foldDecision(known, aResolve(3), knowing(carrying(aRecord({ name: 'Bea Baker' })))).activity;
    expect(renamed?.message.from?.record?.name).toBe('Bea Baker');
    const gone = foldDecision(renamed, aResolve(4), knowing({ candidates: new Map() })).activity;
    expect(gone?.message.from).toEqual({ address: buyer, name: 'Purchasing' });
  });

  it('prefers the records of the mailbox’s owner, and leaves what is ambiguous unresolved where that is wanted', () => {
    const two = carrying(aRecord(), aRecord({ id: 'c-erin', ownerId: 'erin', createdAt: '2026-02-01T00:00:00.000Z' }));
    const owned = foldDecision(tracked, aResolve(2, { ownerId: 'erin' }), knowing(two)).activity;
    expect(owned?.message.from?.record?.id).toBe('c-erin');
    const unresolved = foldDecision(owned, aResolve(3, { ambiguousSender: 'unresolved' }), knowing(two)).activity;
    expect(unresolved?.message.from).not.toHaveProperty('record');
  });

  it('changes nothing when nothing resolves otherwise', () => {
    const known = foldDecision(tracked, aResolve(2), knowing(carrying(aRecord()))).activity;
    const again = foldDecision(known, aResolve(3), knowing(carrying(aRecord())));
    expect([again.isChanged, again.changes]).toEqual([false, []]);
  });

  it('brings out again what it had caused when it comes twice', () => {
    const known = foldDecision(tracked, aResolve(2), knowing(carrying(aRecord()))).activity;
    const again = foldDecision(known, aResolve(2), knowing(carrying(aRecord())));
    expect([again.isChanged, again.changes.map(({ sequence }) => sequence)]).toEqual([false, [2]]);
  });

  it('leaves alone what is no longer tracked, or was never recorded', () => {
    const untracked = foldAll(aPresent({ at: 1 }), anUntrack(2)).activity;
    expect(foldDecision(untracked, aResolve(3), knowing(carrying(aRecord()))).isChanged).toBe(false);
    expect(foldDecision(undefined, aResolve(3), knowing(carrying(aRecord()))).activity).toBeUndefined();
  });

  it('does not depend on the order in which records come, nor on how often it is done', () => {
    const record = fc.record({
      id: fc.constantFrom('1', '2', '3', '4'),
      state: fc.constantFrom('active' as const, 'inactive' as const),
      ownerId: fc.constantFrom('erin', 'omar'),
    });
    const some = fc.uniqueArray(record, { selector: ({ id }) => id, maxLength: 4 });
    fc.assert(
      fc.property(some, fc.constantFrom('first' as const, 'unresolved' as const), (given, ambiguousSender) => {
        const records = given.map((one) => aRecord(one));
        const decision = aResolve(2, { ownerId: 'erin', ambiguousSender });
        const once = foldDecision(tracked, decision, knowing(carrying(...records))).activity;
        const twice = foldDecisions(
          tracked,
          [decision, aResolve(3, decision)],
          knowing(carrying(...records.toReversed())),
        );
        expect(twice.activity?.message).toEqual(once?.message);
      }),
    );
  });
});

describe('§5 a record that was merged', () => {
  const merge = { from: { table: 'account', id: 'a' }, into: survivor };
  const merged = knowing({ candidates: new Map(), merge });

  it('hands what regards it over to its survivor, whoever had set it and when', () => {
    const { activity, changes, actions } = foldDecision(tracked, aResolve(2), merged);
    expect(activity?.regarding).toEqual({ ...tracked?.regarding, ...survivor });
    expect(changes).toMatchObject([
      { type: 'refiled', changed: ['regarding'], regarding: survivor, previousRegarding: { id: 'a' } },
    ]);
    expect(actions).toContainEqual(expect.objectContaining({ kind: 'set-category', category: 'Tracked: Survivor' }));
  });

  it('says nothing of what meanwhile regards another', () => {
    const other = foldDecision(tracked, aManualRegarding(2, ruleFor('b').regarding), foldContext).activity;
    expect(foldDecision(other, aResolve(3), merged).activity?.regarding?.id).toBe('b');
  });

  it('leaves what regards one that is gone or inactive as it is', () => {
    expect(foldDecision(tracked, aResolve(2), knowing({ candidates: new Map() })).activity?.regarding?.id).toBe('a');
  });
});
