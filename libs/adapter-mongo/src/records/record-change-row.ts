import { Schema } from 'mongoose';
import { subjectKey, type NotedChange } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface RecordChangeRow {
  readonly _id: string;
  readonly noted: string;
  readonly doc: NotedChange;
}

export const recordChangeSchema = new Schema({
  _id: { type: String, required: true },
  noted: { type: String, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
}).index({ noted: 1, _id: 1 });

export const toRecordChangeRow = (change: NotedChange): RecordChangeRow => ({
  _id: keyOf(...subjectKey(change.subject)),
  noted: change.notedAt,
  doc: change,
});
