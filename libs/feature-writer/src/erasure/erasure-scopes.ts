import { domainOf, type ErasedPerson } from '@foldwatch/domain';
import { ErasedPeople, MailboxConfigs, OrganizationConfigs, recordSubject } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { ErasureWork } from './erasure-work';

const page = 200;

/** Tells the person, and those who are not outside, from others. */
@Injectable()
export class ErasureScopes {
  constructor(
    private readonly people: ErasedPeople,
    private readonly organizations: OrganizationConfigs,
    private readonly configs: MailboxConfigs,
  ) {}

  /** From now on everybody knows of it. */
  remember(subjects: readonly string[], erasedAt: string): Promise<void> {
    return this.people.remember(subjects, erasedAt);
  }

  async of(subjects: readonly string[]): Promise<Pick<ErasureWork, 'person' | 'categoryName'>> {
    const hashOf = await this.people.hashing();
    const { settings } = await this.organizations.find();
    const known = new Set(subjects);
    const person: ErasedPerson = {
      addresses: { has: (address) => known.has(hashOf(address)) },
      records: { has: (key) => known.has(hashOf(recordSubjectOf(key))) },
      ourDomains: new Set([...settings.internalDomains, ...(await this.mailboxDomains())]),
    };
    return { person, categoryName: settings.categoryName };
  }

  private async mailboxDomains(): Promise<readonly string[]> {
    const domains = new Set<string>();
    let cursor: string | undefined;
    do {
      const { configs, nextCursor } = await this.configs.list(page, cursor);
      for (const { mailbox } of configs) domains.add(domainOf(mailbox.emailAddress));
      cursor = nextCursor;
    } while (cursor !== undefined);
    return [...domains];
  }
}

/** Of a `table/id`; tables have no slash in their names. */
function recordSubjectOf(key: string): string {
  const at = key.indexOf('/');
  return recordSubject({ table: key.slice(0, at), id: key.slice(at + 1) });
}
