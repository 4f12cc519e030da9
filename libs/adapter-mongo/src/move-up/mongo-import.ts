import { mongo } from 'mongoose';
import type { Activity, RecordOrigin, UnknownSender } from '@foldwatch/domain';
import type { DeadLetter, Draft, MailboxConfig, User, VersionedSettings, Webhook } from '@foldwatch/ports';
import { toActivityRow } from '../activities/activity-row';
import { toWebhookRow } from '../alerts/webhook-rows';
import { toDraftRow } from '../administration/draft-row';
import { toUserRow } from '../access/user-row';
import type { CollectionName } from '../database/collections';
import type { MongoDatabase } from '../database/mongo-database';
import { putRows } from '../database/put-rows';
import type { ClaimNumberRow } from '../records/claim-number-row';
import { toUnknownSenderRow } from '../records/unknown-sender-row';
import { toDeadLetterRow } from '../events/dead-letter-row';
import type { ErasedRow } from '../erasure/erased-row';
import { organizationId, toConfigRow, type OrganizationRow } from '../mailboxes/config-rows';
import type { SecretRow } from '../database/secret-row';

/**
 * Puts documents with the versions and states that they had in another store, where the ports would have each begin anew.
 * For databases that nobody else works in yet; putting the same again changes nothing.
 */
export class MongoImport {
  constructor(private readonly database: MongoDatabase) {}

  activities(activities: readonly Activity[]): Promise<void> {
    return this.put('activities', activities.map(toActivityRow));
  }

  deadLetters(letters: readonly DeadLetter[]): Promise<void> {
    return this.put('dead_letters', letters.map(toDeadLetterRow));
  }

  webhooks(webhooks: readonly Webhook[]): Promise<void> {
    return this.put('webhooks', webhooks.map(toWebhookRow));
  }

  drafts(drafts: readonly Draft[]): Promise<void> {
    return this.put('drafts', drafts.map(toDraftRow));
  }

  users(users: readonly User[]): Promise<void> {
    return this.put('users', users.map(toUserRow));
  }

  mailboxConfigs(configs: readonly MailboxConfig[]): Promise<void> {
    return this.put('mailbox_configs', configs.map(toConfigRow));
  }

  organization({ version, settings }: VersionedSettings): Promise<void> {
    const row: OrganizationRow = { _id: organizationId, version, doc: settings };
    return this.put('organization_configs', [row]);
  }

  claimNumbers(numbers: readonly Pick<RecordOrigin, 'addressHash' | 'number'>[]): Promise<void> {
    return this.put(
      'claim_numbers',
      numbers.map(({ addressHash: _id, number }): ClaimNumberRow => ({ _id, number })),
    );
  }

  secrets(secrets: readonly { readonly name: string; readonly value: string }[]): Promise<void> {
    return this.put(
      'secrets',
      secrets.map(({ name: _id, value }): SecretRow => ({ _id, value })),
    );
  }

  unknownSenders(senders: readonly UnknownSender[]): Promise<void> {
    return this.put(
      'unknown_senders',
      senders.map((sender) => ({ ...toUnknownSenderRow(sender, 1), mark: new mongo.ObjectId() })),
    );
  }

  putAwaySenders(ids: readonly string[]): Promise<void> {
    return this.put(
      'put_away_senders',
      ids.map((_id) => ({ _id })),
    );
  }

  erasedPeople(people: readonly { readonly hash: string; readonly erasedAt: string }[]): Promise<void> {
    return this.put(
      'erased_people',
      people.map(({ hash, erasedAt }): ErasedRow => ({ _id: hash, erasedAt })),
    );
  }

  private put(name: CollectionName, rows: readonly { readonly _id: string }[]): Promise<void> {
    const replacements = rows.map(({ _id, ...replacement }) => ({ filter: { _id }, replacement, upsert: true }));
    return putRows(this.database.rowsOf(name), replacements);
  }
}
