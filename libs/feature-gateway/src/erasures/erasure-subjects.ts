import { Injectable } from '@nestjs/common';
import { toEmailAddress, type RecordRef } from '@foldwatch/domain';
import { ErasedPeople, MailboxConfigs, RecordDirectory, recordKey, recordSubject } from '@foldwatch/ports';
import { ConflictingRequest, InvalidRequest } from '../http/refusal';
import type { ErasureRequest } from './erasure-requests';

/** Whom a request names, as keyed hashes: the addresses themselves are kept nowhere. */
@Injectable()
export class ErasureSubjects {
  constructor(
    private readonly people: ErasedPeople,
    private readonly directory: RecordDirectory,
    private readonly mailboxes: MailboxConfigs,
  ) {}

  async of({ emailAddresses = [], record, subjects = [] }: ErasureRequest): Promise<readonly string[]> {
    if (emailAddresses.length + subjects.length === 0 && record === undefined) {
      throw new InvalidRequest([{ field: 'body', message: 'must name emailAddresses, a record or subjects' }]);
    }
    const addresses = new Set([...emailAddresses.map(comparable), ...(await this.addressesOf(record))]);
    for (const address of addresses) await this.refuseOurs(address);
    const named = record === undefined ? [] : [record];
    const texts = [...addresses, ...[...named, ...(await this.peopleWith(addresses))].map(recordSubject)];
    return [...new Set([...texts.map(await this.people.hashing()), ...subjects])];
  }

  /** A record that is gone already may still be named by activities. */
  private async addressesOf(record: RecordRef | undefined): Promise<readonly string[]> {
    if (record === undefined) return [];
    return (await this.directory.findMany([record])).get(recordKey(record))?.emailAddresses ?? [];
  }

  /** Contacts and leads: their names stand on what regards them. */
  private async peopleWith(addresses: ReadonlySet<string>): Promise<readonly RecordRef[]> {
    const found = await this.directory.resolveMany([...addresses]);
    return [...found.values()].flat().filter(({ table }) => table === 'contact' || table === 'lead');
  }

  /** Of somebody whose mailbox is read everything would come back with the next message. */
  private async refuseOurs(address: string): Promise<void> {
    if ((await this.mailboxes.findByAddress(address)) === undefined) return;
    throw new ConflictingRequest('address-of-mailbox', 'One of the addresses is that of a mailbox that is watched.');
  }
}

function comparable(text: string, at: number): string {
  const address = toEmailAddress(text);
  if (address !== undefined) return address;
  throw new InvalidRequest([{ field: `emailAddresses[${at}]`, message: 'is no address' }]);
}
