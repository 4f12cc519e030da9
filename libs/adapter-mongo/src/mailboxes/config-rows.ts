import { Schema } from 'mongoose';
import type { OrganizationSettings } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { keyOf, orderKeyOf } from '../database/keys';

export interface ConfigRow {
  readonly _id: string;
  readonly version: number;
  readonly address: string;
  /** Who reach it as their own. */
  readonly people?: readonly string[];
  readonly doc: MailboxConfig;
}

export const mailboxConfigSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  address: { type: String, required: true },
  people: { type: [String], default: undefined },
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ address: 1 }, { unique: true })
  .index({ 'doc.mailbox.state': 1, address: 1 })
  .index({ people: 1 }, { sparse: true });

export const peopleOf = ({ mailbox: { ownerId, grantedTo = [] } }: MailboxConfig): readonly string[] =>
  [...new Set([...(ownerId === undefined ? [] : [ownerId]), ...grantedTo])].map((person) => keyOf(person));

export const toConfigRow = (config: MailboxConfig): ConfigRow => ({
  _id: keyOf(config.mailbox.id),
  version: config.mailbox.version,
  address: orderKeyOf(config.mailbox.emailAddress),
  people: peopleOf(config),
  doc: config,
});

export interface OrganizationRow {
  readonly _id: string;
  readonly version: number;
  /** What is not stored has its default, also after a release that adds a setting. */
  readonly doc: Partial<OrganizationSettings>;
}

export const organizationId = 'organization';

export const organizationSchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  doc: { type: Schema.Types.Mixed, required: true },
});
