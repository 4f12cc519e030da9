import { activityId, aRecord } from '../../testing';
import type { CrmRecord } from './record';
import { takenOver, takeOvers } from './take-over';

const buyer = 'buyer@fabrikam.example';
const created = { activityId: activityId(), mailboxId: 'm-erin', addressHash: 'h', number: 1 };
const ours = aRecord({ id: 'ours', lastName: 'Buyer', created });
const theirs = aRecord({ id: 'theirs' });
const carrying = (...records: readonly CrmRecord[]) => new Map([[buyer, records]]);

describe('§6 a record of the CRM with the address of one that was made here', () => {
  it('takes over, and ours becomes inactive and merged into it', () => {
    const [taken] = takeOvers([theirs], carrying(ours, theirs));
    expect(taken).toEqual({ ours, by: { table: 'contact', id: 'theirs', name: theirs.name } });
    expect(taken && takenOver(taken, '2026-03-03T00:00:00.000Z')).toEqual({
      ...ours,
      state: 'inactive',
      mergedInto: { table: 'contact', id: 'theirs' },
      modifiedAt: '2026-03-03T00:00:00.000Z',
    });
  });

  it.each<{ given: string; delivered: readonly CrmRecord[]; held: readonly CrmRecord[]; by: string | undefined }>([
    { given: 'another table', delivered: [{ ...theirs, table: 'account' }], held: [ours], by: 'theirs' },
    { given: 'two that are delivered', delivered: [theirs, aRecord({ id: 'second' })], held: [ours], by: 'theirs' },
    { given: 'the same id', delivered: [aRecord({ id: 'ours' })], held: [ours], by: undefined },
    { given: 'an inactive one', delivered: [{ ...theirs, state: 'inactive' }], held: [ours], by: undefined },
    { given: 'a merged one', delivered: [{ ...theirs, mergedInto: ours }], held: [ours], by: undefined },
    {
      given: 'another address',
      delivered: [{ ...theirs, emailAddresses: ['x@y.example'] }],
      held: [ours],
      by: undefined,
    },
    { given: 'ours merged already', delivered: [theirs], held: [{ ...ours, mergedInto: theirs }], by: undefined },
    {
      given: 'ours delivered as the CRM’s own',
      delivered: [theirs],
      held: [aRecord({ id: 'ours', created })],
      by: undefined,
    },
    { given: 'another record of the CRM', delivered: [theirs], held: [aRecord({ id: 'other' })], by: undefined },
  ])('of $given: $by', ({ delivered, held, by }) => {
    expect(takeOvers(delivered, carrying(...held))[0]?.by.id).toBe(by);
  });
});
