import type { GatewayPart } from '../http/gateway-part';
import { AddMailbox } from './add-mailbox';
import { ChangeMailbox } from './change-mailbox';
import { ChangeOptions } from './change-options';
import { ConfigHints } from './config-hints';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { ExchangeJobs } from './exchange-jobs';
import { KnownFolders } from './known-folders';
import { LayerOptionsController } from './layer-options.controller';
import { ListFolders } from './list-folders';
import { ListMailboxes } from './list-mailboxes';
import { MailboxAnnouncements } from './mailbox-announcements';
import { MailboxGrants } from './mailbox-grants';
import { MailboxGrantsController } from './mailbox-grants.controller';
import { MailboxOptionsController } from './mailbox-options.controller';
import { MailboxStandings } from './mailbox-standings';
import { MailboxWorkController } from './mailbox-work.controller';
import { MailboxesController } from './mailboxes.controller';
import { ReadMailbox } from './read-mailbox';
import { ReadOptions } from './read-options';
import { SurveyMailboxes } from './survey-mailboxes';
import { SyncMailbox } from './sync-mailbox';

export const mailboxesPart: GatewayPart = {
  controllers: [
    MailboxesController,
    MailboxWorkController,
    MailboxOptionsController,
    MailboxGrantsController,
    LayerOptionsController,
  ],
  providers: [
    AddMailbox,
    ChangeMailbox,
    ChangeOptions,
    ConfigHints,
    ConfiguredMailboxes,
    ExchangeJobs,
    KnownFolders,
    ListFolders,
    ListMailboxes,
    MailboxAnnouncements,
    MailboxGrants,
    MailboxStandings,
    ReadMailbox,
    ReadOptions,
    SurveyMailboxes,
    SyncMailbox,
  ],
};
