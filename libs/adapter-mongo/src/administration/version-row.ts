import { Schema } from 'mongoose';
import type { KeptVersion } from '@foldwatch/ports';
import { keyOf } from '../database/keys';

export interface VersionRow {
  readonly _id: string;
  readonly scope: string;
  readonly number: number;
  readonly doc: KeptVersion;
}

export const versionSchema = new Schema({
  _id: { type: String, required: true },
  scope: { type: String, required: true },
  number: { type: Number, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
}).index({ scope: 1, number: -1 });

export const versionRowId = (scope: string, number: number): string => keyOf(scope, String(number));

export const toVersionRow = (version: KeptVersion): VersionRow => ({
  _id: versionRowId(version.scope, version.number),
  scope: keyOf(version.scope),
  number: version.number,
  doc: version,
});
