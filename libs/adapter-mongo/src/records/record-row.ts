import { Schema } from 'mongoose';
import { accountDomains, readersOf, searchWords, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { keyOf } from '../database/keys';

/** A record of the CRM, and beside it what it is found by. */
export interface RecordRow {
  readonly _id: string;
  /** Counts its changes, so that two imports do not overwrite each other's. */
  readonly version: number;
  /** Its table, addresses, the words of its name, whose own it is, the one into which it was merged and, of an active account, its domains. */
  readonly keys: readonly string[];
  /**
   * Those of its addresses that no other record held when it was written: one record holds an address. Absent where there
   * is none, because two empty lists would count as the same value.
   */
  readonly claims?: readonly string[];
  readonly doc: CrmRecord;
}

export const recordSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  keys: { type: [String], required: true },
  claims: { type: [String], default: undefined },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ keys: 1, _id: 1 })
  .index({ claims: 1 }, { unique: true, sparse: true });

export const recordRowId = ({ table, id }: RecordRef): string => keyOf(table, id);

export const addressKey = (address: string): string => `a${keyOf(address)}`;
export const domainKey = (domain: string): string => `d${keyOf(domain)}`;
export const tableKey = (table: string): string => `t${keyOf(table)}`;
export const mergedKey = ({ table, id }: RecordRef): string => `m${keyOf(table, id)}`;
export const readerKey = (systemUserId: string): string => `o${keyOf(systemUserId)}`;
export const parentKey = (accountId: string): string => `p${keyOf(accountId)}`;
export const wordKey = (word: string): string => `w${word}`;

/** What was made of an address, also after that has left it. */
export const madeOfKey = (addressHash: string): string => `n${addressHash}`;

/** What a record would hold of its addresses if nobody else did. One that was merged leaves them to the survivor. */
export const claimsOf = ({ emailAddresses, mergedInto }: CrmRecord): readonly string[] =>
  mergedInto === undefined ? [...new Set(emailAddresses.map((address) => keyOf(address)))] : [];

export const toRecordRow = (record: CrmRecord, version: number, claims: readonly string[]): RecordRow => ({
  _id: recordRowId(record),
  version,
  ...(claims.length > 0 && { claims }),
  keys: [
    ...new Set([
      tableKey(record.table),
      ...record.emailAddresses.map(addressKey),
      ...accountDomains(record).map(domainKey),
      ...searchWords([record.name]).map(wordKey),
      ...readersOf(record).map(readerKey),
      ...(record.parentAccountId === undefined ? [] : [parentKey(record.parentAccountId)]),
      ...(record.mergedInto === undefined ? [] : [mergedKey(record.mergedInto)]),
      ...(record.created === undefined ? [] : [madeOfKey(record.created.addressHash)]),
    ]),
  ],
  doc: record,
});
