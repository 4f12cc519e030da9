import { Schema } from 'mongoose';
import { tokenNumber, type TrackingToken } from '@foldwatch/domain';

/** A token under its number, which is so given once; under a name of its own the counter that numbers are taken from. */
export interface TokenRow {
  readonly _id: string;
  readonly doc?: TrackingToken;
  readonly last?: number;
}

export const counterId = 'counter';

export const trackingTokenSchema = new Schema({
  _id: { type: String, required: true },
  doc: Schema.Types.Mixed,
  last: Number,
});

export const tokenRowId = (digits: string): string => String(tokenNumber(digits));

export const toTokenRow = (token: TrackingToken) => ({ _id: tokenRowId(token.digits), doc: token });
