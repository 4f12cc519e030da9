import { AppError } from '@foldwatch/ports';

/** Nothing may be asked of a mailbox for a while; what was asked for has to come again, and that is not its fault. */
export class MailboxAway extends AppError {
  override readonly code = 'mailbox-away';
  override readonly retryable = true;
  override readonly outage = true;

  constructor(mailboxId: string) {
    super(`mailbox ${mailboxId} cannot be asked now`);
  }
}
