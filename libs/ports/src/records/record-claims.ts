import type { CrmRecord, RecordDraft, RecordRef } from '@foldwatch/domain';

export type Claimed =
  | { readonly kind: 'created'; readonly record: CrmRecord }
  /** Somebody has the address, also somebody who was made of it a moment ago. */
  | { readonly kind: 'known'; readonly records: readonly CrmRecord[] };

/**
 * Makes records of addresses that nobody has. Of however many callers that ask at the same moment one makes the record, and
 * the others get it as known. Raises `StoreUnavailable`.
 */
export abstract class RecordClaims {
  /**
   * By address; of several drafts of one address the first counts. An address that its record lost, with the record or by
   * itself, may be claimed again, under another id.
   */
  abstract claimMany(drafts: readonly RecordDraft[], at: string): Promise<ReadonlyMap<string, Claimed>>;
  /** Gives a record an address for good, also when the CRM delivers it without. `undefined` for a record that is not there. */
  abstract addAddress(ref: RecordRef, address: string, at: string): Promise<CrmRecord | undefined>;
}
