import type { MailboxId } from '@foldwatch/domain';
import { MailboxEpochs, OwnershipLost, type MailboxOwner } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';

export class MongoMailboxEpochs extends MailboxEpochs {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  /** An epoch whose answer was lost is nobody's; the next one is higher. */
  override async take(mailboxId: MailboxId): Promise<MailboxOwner> {
    const _id = keyOf(mailboxId);
    const state = await attemptUpsert(() =>
      this.database
        .collection('mailbox_states')
        .findOneAndUpdate(
          { _id },
          { $inc: { epoch: 1 }, $setOnInsert: { mailboxId } },
          { upsert: true, returnDocument: 'after', projection: { epoch: 1 } },
        ),
    );
    const epoch = state?.epoch ?? 1;
    await attemptUpsert(() =>
      this.database
        .collection('folder_trees')
        .updateOne({ _id }, { $max: { epoch }, $setOnInsert: { mailboxId } }, { upsert: true }),
    );
    return { mailboxId, epoch };
  }

  /** Has every later epoch of each mailbox be higher than the given one; what is higher already stays. */
  async raise(owners: readonly MailboxOwner[]): Promise<void> {
    for (const { mailboxId, epoch } of owners) {
      const atLeast = { $max: { epoch }, $setOnInsert: { mailboxId } };
      for (const name of ['mailbox_states', 'folder_trees'] as const) {
        await attemptUpsert(() =>
          this.database.collection(name).updateOne({ _id: keyOf(mailboxId) }, atLeast, { upsert: true }),
        );
      }
    }
  }
}

/** Raises `OwnershipLost` when a newer epoch was taken. */
export async function demandOwnership(database: MongoDatabase, { mailboxId, epoch }: MailboxOwner): Promise<void> {
  const state = await attempt(() =>
    database.collection('mailbox_states').findOne({ _id: keyOf(mailboxId) }, { projection: { epoch: 1 } }),
  );
  if (state !== null && state.epoch > epoch) throw ownershipLost({ mailboxId, epoch });
}

export const ownershipLost = ({ mailboxId, epoch }: MailboxOwner): OwnershipLost =>
  new OwnershipLost(`Mailbox ${mailboxId} was taken over: there is a newer epoch than ${epoch}.`);
