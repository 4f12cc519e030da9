import { Schema } from 'mongoose';
import { accountDomains, searchWords, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { keyOf } from './database/keys';

/** A record of the CRM, and beside it what it is found by. */
export interface RecordRow {
  readonly _id: string;
  /** Counts its changes, so that two imports do not overwrite each other's. */
  readonly version: number;
  /** Its table, addresses, the words of its name and, of an active account, the domains of its addresses. */
  readonly keys: readonly string[];
  readonly doc: CrmRecord;
}

export const recordSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  keys: { type: [String], required: true },
  doc: { type: Schema.Types.Mixed, required: true },
}).index({ keys: 1, _id: 1 });

export const recordRowId = ({ table, id }: RecordRef): string => keyOf(table, id);

export const addressKey = (address: string): string => `a${keyOf(address)}`;
export const domainKey = (domain: string): string => `d${keyOf(domain)}`;
export const tableKey = (table: string): string => `t${keyOf(table)}`;
export const wordKey = (word: string): string => `w${word}`;

export const toRecordRow = (record: CrmRecord, version: number): RecordRow => ({
  _id: recordRowId(record),
  version,
  keys: [
    ...new Set([
      tableKey(record.table),
      ...record.emailAddresses.map(addressKey),
      ...accountDomains(record).map(domainKey),
      ...searchWords([record.name]).map(wordKey),
    ]),
  ],
  doc: record,
});
