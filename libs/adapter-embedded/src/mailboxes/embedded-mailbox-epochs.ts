import type { MailboxId } from '@foldwatch/domain';
import { MailboxEpochs, OwnershipLost, type MailboxOwner } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { integerIn } from '../database/rows';

export class EmbeddedMailboxEpochs extends MailboxEpochs {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override take(mailboxId: MailboxId): Promise<MailboxOwner> {
    return this.database.write(() => {
      const row = this.database
        .statement(
          `INSERT INTO mailbox_epochs (mailbox, epoch) VALUES (?, 1)
           ON CONFLICT (mailbox) DO UPDATE SET epoch = epoch + 1 RETURNING epoch`,
        )
        .get(mailboxId);
      return { mailboxId, epoch: row === undefined ? 1 : integerIn(row, 'epoch') };
    });
  }
}

/** First step of every write of an owner, in the same transaction. */
export function demandOwnership(database: EmbeddedDatabase, { mailboxId, epoch }: MailboxOwner): void {
  const row = database.statement('SELECT epoch FROM mailbox_epochs WHERE mailbox = ?').get(mailboxId);
  const newest = row === undefined ? 0 : integerIn(row, 'epoch');
  if (newest > epoch) {
    throw new OwnershipLost(`Mailbox ${mailboxId} was taken over: epoch ${newest} is newer than ${epoch}.`);
  }
}
