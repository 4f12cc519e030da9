import { domainOf } from '../domain-names';
import type { CrmRecord, RecordRef } from './record';

const isActiveAccount = ({ table, state, mergedInto }: CrmRecord): boolean =>
  table === 'account' && state === 'active' && mergedInto === undefined;

/** The domains for which a record may stand: those of its addresses, where it is an active account. */
export const accountDomains = (record: CrmRecord): readonly string[] =>
  isActiveAccount(record) ? [...new Set(record.emailAddresses.map(domainOf))] : [];

/**
 * The account of the company behind a domain: the only active one that has an address of it. Several say nothing. Whether
 * the domain belongs to a company at all, and not to a provider of mailboxes, the caller has asked before.
 */
export function accountOfDomain(domain: string, records: readonly CrmRecord[]): RecordRef | undefined {
  const [account, ...others] = records.filter((record) => accountDomains(record).includes(domain));
  return account === undefined || others.length > 0 ? undefined : { table: account.table, id: account.id };
}
