import { Injectable } from '@nestjs/common';
import type { CrmRecord } from '@foldwatch/domain';
import { ErasedPeople, recordSubject } from '@foldwatch/ports';

const tablesOfPeople: ReadonlySet<string> = new Set(['contact', 'lead']);

/** Delivers no one back who was erased: contacts and leads of theirs are left out, and of other records their addresses. */
@Injectable()
export class AdmittedRecords {
  constructor(private readonly people: ErasedPeople) {}

  async of(records: readonly CrmRecord[]): Promise<readonly CrmRecord[]> {
    const texts = records.flatMap((record) => [recordSubject(record), ...record.emailAddresses]);
    const erased = await this.people.among(texts);
    if (erased.size === 0) return records;
    return records.flatMap((record) => {
      const emailAddresses = record.emailAddresses.filter((address) => !erased.has(address));
      const isRelieved = emailAddresses.length < record.emailAddresses.length;
      if (erased.has(recordSubject(record)) || (isRelieved && tablesOfPeople.has(record.table))) return [];
      return isRelieved ? [{ ...record, emailAddresses }] : [record];
    });
  }
}
