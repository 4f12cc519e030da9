import fc from 'fast-check';
import { aRecord } from '../../testing';
import type { CrmRecord } from './record';
import { changeOfRecord } from './record-changes';
import { chooseRecord } from './resolve-parties';

const survivor = { table: 'contact', id: 'c-survivor' };
const buyer = 'buyer@fabrikam.example';
const other = 'bea@fabrikam.example';

const toRecord = ({ isMerged, ...given }: { readonly isMerged: boolean } & Partial<CrmRecord>): CrmRecord =>
  aRecord({ ...given, ...(isMerged && { mergedInto: survivor }) });

describe('§5 a record that is delivered, changes or goes', () => {
  it.each<{
    given: string;
    before?: CrmRecord;
    after?: CrmRecord;
    addresses: readonly string[];
    merged?: boolean;
    shared?: boolean;
    isSame?: boolean;
  }>([
    { given: 'is new', after: aRecord(), addresses: [buyer] },
    { given: 'is new and owned', after: aRecord({ ownerId: 'erin' }), addresses: [buyer], shared: true },
    { given: 'is removed', before: aRecord(), addresses: [buyer] },
    {
      given: 'stays as it is',
      before: aRecord(),
      after: aRecord({ modifiedAt: '2027-01-01' }),
      addresses: [],
      isSame: true,
    },
    {
      given: 'gets another parent account',
      before: aRecord(),
      after: aRecord({ parentAccountId: 'a' }),
      addresses: [],
      isSame: true,
    },
    { given: 'gets another name', before: aRecord(), after: aRecord({ name: 'Bea B.' }), addresses: [buyer] },
    {
      given: 'gets another owner',
      before: aRecord({ ownerId: 'omar' }),
      after: aRecord({ ownerId: 'erin' }),
      addresses: [buyer],
      shared: true,
    },
    {
      given: 'is shared with others',
      before: aRecord({ ownerId: 'omar' }),
      after: aRecord({ ownerId: 'omar', sharedWith: ['erin'] }),
      addresses: [],
      isSame: true,
      shared: true,
    },
    {
      given: 'has the same readers in another order',
      before: aRecord({ sharedWith: ['erin', 'omar'] }),
      after: aRecord({ sharedWith: ['omar', 'erin'] }),
      addresses: [],
      isSame: true,
    },
    { given: 'becomes inactive', before: aRecord(), after: aRecord({ state: 'inactive' }), addresses: [buyer] },
    {
      given: 'gets one more address',
      before: aRecord(),
      after: aRecord({ emailAddresses: [buyer, other] }),
      addresses: [other],
      isSame: true,
    },
    {
      given: 'changes its address',
      before: aRecord(),
      after: aRecord({ emailAddresses: [other] }),
      addresses: [buyer, other],
      isSame: true,
    },
    {
      given: 'is merged',
      before: aRecord(),
      after: aRecord({ mergedInto: survivor }),
      addresses: [buyer],
      merged: true,
    },
    { given: 'comes merged', after: aRecord({ mergedInto: survivor }), addresses: [buyer], merged: true },
    {
      given: 'stays merged',
      before: aRecord({ mergedInto: survivor }),
      after: aRecord({ mergedInto: survivor }),
      addresses: [],
      isSame: true,
    },
  ])(
    'that $given concerns $addresses',
    ({ before, after, addresses, merged = false, shared = false, isSame = false }) => {
      const { table, id } = aRecord();
      const record = [{ table, id }];
      const expected = {
        addresses,
        merged: merged ? record : [],
        survivors: isSame ? [] : record,
        shared: shared ? record : [],
      };
      expect(changeOfRecord(before, after)).toEqual(expected);
    },
  );

  it('concerns every address that resolves otherwise than before', () => {
    const address = fc.constantFrom(buyer, other, 'third@fabrikam.example');
    const record = fc.record({
      name: fc.constantFrom('Bea', 'Zoe'),
      emailAddresses: fc.uniqueArray(address),
      state: fc.constantFrom('active' as const, 'inactive' as const),
      ownerId: fc.constantFrom('erin', 'omar'),
      isMerged: fc.boolean(),
    });
    const some = fc.option(record.map(toRecord), { nil: undefined });
    const rival = aRecord({ id: 'rival', emailAddresses: [buyer, other], ownerId: 'omar' });
    fc.assert(
      fc.property(some, some, fc.constantFrom('erin', 'omar', undefined), (before, after, ownerId) => {
        const concerned = changeOfRecord(before, after).addresses;
        const resolve = (one: string, state: CrmRecord | undefined) => {
          const carriers = [rival, state].flatMap((r) => (r?.emailAddresses.includes(one) === true ? [r] : []));
          return chooseRecord(carriers, { ambiguousSender: 'first', ...(ownerId !== undefined && { ownerId }) });
        };
        const others = [buyer, other, 'third@fabrikam.example'].filter((one) => !concerned.includes(one));
        expect(others.map((one) => resolve(one, before))).toEqual(others.map((one) => resolve(one, after)));
      }),
    );
  });
});
