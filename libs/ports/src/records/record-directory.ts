import type { CrmRecord, Reader, RecordRef } from '@foldwatch/domain';

export interface RecordFilter {
  readonly table?: string;
  /** Comparable address. */
  readonly email?: string;
  /** Prefixes of words of the name. */
  readonly q?: string;
  /** Only what they may read (see `canReadRecord`). */
  readonly reader?: Reader;
  /** Those of an account: its contacts, opportunities and cases. */
  readonly parentAccountId?: string;
  readonly cursor?: string;
  readonly limit: number;
}

/** The records that the CRM delivered. Raises `StoreUnavailable`. */
export abstract class RecordDirectory {
  /** At most 101 records an address (over 100 is unresolved), in no particular order; unknown addresses are left out. */
  abstract resolveMany(addresses: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>>;
  /** At most two active accounts with an address of each domain, so that "the only one" can be told; domains without are left out. */
  abstract accountsByDomain(domains: readonly string[]): Promise<ReadonlyMap<string, readonly CrmRecord[]>>;
  /** Those that were merged into these records themselves, in no particular order; at most 1,000 of each. */
  abstract mergedInto(survivors: readonly RecordRef[]): Promise<readonly CrmRecord[]>;
  /** By `table/id`; unknown ones are left out. */
  abstract findMany(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, CrmRecord>>;
  /** Inserts or replaces each by table and id; `createdAt` of what is known stays. */
  abstract putMany(
    records: readonly CrmRecord[],
  ): Promise<{ readonly created: number; readonly updated: number; readonly unchanged: number }>;
  abstract remove(ref: RecordRef): Promise<boolean>;
  /** In an order of its own, which stays the same from page to page. */
  abstract list(
    filter: RecordFilter,
  ): Promise<{ readonly records: readonly CrmRecord[]; readonly nextCursor?: string }>;
}

/** The key under which `findMany` answers. */
export const recordKey = (ref: RecordRef): string => `${ref.table}/${ref.id}`;
