import { addressesOf, type ErasedAddresses, type MailMetadata } from '@foldwatch/domain';
import type { ErasedPeople } from './erased-people';

/** Who of those on the mail was erased; one query at most for all of it. */
export async function findErased(people: ErasedPeople, mails: readonly MailMetadata[]): Promise<ErasedAddresses> {
  const addresses = new Set(mails.flatMap(addressesOf));
  return addresses.size === 0 ? new Map() : people.among([...addresses]);
}
