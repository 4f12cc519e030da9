import { aRecord } from '../../testing';
import { accountOfDomain } from './account-of-domain';
import type { CrmRecord } from './record';

const account = (id: string, given: Partial<CrmRecord> = {}): CrmRecord =>
  aRecord({ table: 'account', id, emailAddresses: ['info@fabrikam.example'], ...given });

describe('the account of a domain', () => {
  it.each<{ given: string; records: readonly CrmRecord[]; expected: string | undefined }>([
    { given: 'nothing', records: [], expected: undefined },
    { given: 'one account', records: [account('a')], expected: 'a' },
    {
      given: 'one account with two addresses',
      records: [account('a', { emailAddresses: ['a@fabrikam.example', 'b@fabrikam.example'] })],
      expected: 'a',
    },
    { given: 'two accounts', records: [account('a'), account('b')], expected: undefined },
    {
      given: 'an active and an inactive account',
      records: [account('a'), account('b', { state: 'inactive' })],
      expected: 'a',
    },
    {
      given: 'an account and one merged into it',
      records: [account('a'), account('b', { mergedInto: { table: 'account', id: 'a' } })],
      expected: 'a',
    },
    { given: 'a contact', records: [aRecord()], expected: undefined },
    {
      given: 'an account of a sub-domain',
      records: [account('a', { emailAddresses: ['a@mail.fabrikam.example'] })],
      expected: undefined,
    },
  ])('of $given is $expected', ({ records, expected }) => {
    expect(accountOfDomain('fabrikam.example', records)?.id).toBe(expected);
  });
});
