import { Injectable } from '@nestjs/common';
import { Clock, MailboxStatus } from '@foldwatch/ports';
import { MailboxAnnouncements } from './mailbox-announcements';

/** How others learn what becomes of a mailbox: its health, what is announced, and when it was. */
@Injectable()
export class MailboxReport {
  constructor(
    readonly status: MailboxStatus,
    readonly announcements: MailboxAnnouncements,
    readonly clock: Clock,
  ) {}
}
