import type { GatewayPart } from '../http/gateway-part';
import { AddMailbox } from './add-mailbox';
import { ChangeMailbox } from './change-mailbox';
import { ChangeOptions } from './options/change-options';
import { ConfigHints } from './work/config-hints';
import { ConfiguredMailboxes } from './configured-mailboxes';
import { ExchangeJobs } from './work/exchange-jobs';
import { KnownFolders } from './work/known-folders';
import { LayerOptionsController } from './options/layer-options.controller';
import { ListFolders } from './work/list-folders';
import { ListMailboxes } from './list-mailboxes';
import { MailboxAddresses } from './mailbox-addresses';
import { MailboxAnnouncements } from './work/mailbox-announcements';
import { MailboxGrants } from './mailbox-grants';
import { MailboxGrantsController } from './mailbox-grants.controller';
import { MailboxOptionsController } from './options/mailbox-options.controller';
import { MailboxStandings } from './mailbox-standings';
import { MailboxWorkController } from './work/mailbox-work.controller';
import { MailboxesController } from './mailboxes.controller';
import { ReadMailbox } from './read-mailbox';
import { ReadOptions } from './options/read-options';
import { SurveyMailboxes } from './survey-mailboxes';
import { SyncMailbox } from './work/sync-mailbox';

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
    MailboxAddresses,
    MailboxAnnouncements,
    MailboxGrants,
    MailboxStandings,
    ReadMailbox,
    ReadOptions,
    SurveyMailboxes,
    SyncMailbox,
  ],
};
