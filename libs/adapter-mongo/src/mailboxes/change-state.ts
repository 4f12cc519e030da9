import type { mongo } from 'mongoose';
import type { MailboxOwner } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import type { MailboxState } from './mailbox-state';
import { ownershipLost } from './mongo-mailbox-epochs';

/**
 * Changes a mailbox's state if no newer epoch was taken; who took none has no state to change. Raises `OwnershipLost`.
 */
export async function changeState(
  database: MongoDatabase,
  owner: MailboxOwner,
  change: mongo.UpdateFilter<MailboxState>,
): Promise<void> {
  const mine = { _id: keyOf(owner.mailboxId), epoch: { $lte: owner.epoch } };
  const { matchedCount } = await attempt(() => database.collection('mailbox_states').updateOne(mine, change));
  if (matchedCount === 0) throw ownershipLost(owner);
}
