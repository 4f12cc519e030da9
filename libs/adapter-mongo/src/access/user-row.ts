import { Schema } from 'mongoose';
import { isActiveAdmin, nameKeyOf, type ExternalIdentity, type User } from '@foldwatch/ports';
import { keyOf, orderKeyOf } from '../database/keys';

export interface UserRow {
  readonly _id: string;
  /** The user's revision. */
  readonly version: number;
  readonly name: string;
  readonly identity?: string;
  readonly removed: boolean;
  /** Of active administrators alone. */
  readonly admin?: true;
  readonly doc: User;
}

export const userSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  name: { type: String, required: true },
  identity: String,
  removed: { type: Boolean, required: true },
  admin: Boolean,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ name: 1 }, { unique: true })
  .index({ identity: 1 }, { unique: true, sparse: true })
  .index({ removed: 1, name: 1 })
  .index({ admin: 1 }, { sparse: true });

export const userNameKey = (name: string): string => orderKeyOf(nameKeyOf(name));

export const identityKeyOf = ({ issuer, subject }: ExternalIdentity): string => keyOf(issuer, subject);

export const toUserRow = (user: User): UserRow => ({
  _id: keyOf(user.id),
  version: user.revision,
  name: userNameKey(user.name),
  ...(user.identity !== undefined && { identity: identityKeyOf(user.identity) }),
  removed: user.removedAt !== undefined,
  ...(isActiveAdmin(user) && { admin: true }),
  doc: user,
});
