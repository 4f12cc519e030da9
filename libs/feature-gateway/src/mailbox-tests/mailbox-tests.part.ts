import type { GatewayPart } from '../http/gateway-part';
import { AsWhoeverAsked } from './as-whoever-asked';
import { EnableTested } from './enable-tested';
import { FollowMailboxTest } from './follow-mailbox-test';
import { KnownMailboxTests } from './known-mailbox-tests';
import { MailboxTestsController } from './mailbox-tests.controller';
import { ResumeEnabling } from './resume-enabling';
import { ResumeEnablings } from './resume-enablings';
import { RunMailboxTests } from './run-mailbox-tests';
import { TestAndEnableMailbox } from './test-and-enable-mailbox';
import { WantedEnablings } from './wanted-enablings';

export const mailboxTestsPart: GatewayPart = {
  controllers: [MailboxTestsController],
  providers: [
    AsWhoeverAsked,
    EnableTested,
    FollowMailboxTest,
    KnownMailboxTests,
    ResumeEnabling,
    ResumeEnablings,
    RunMailboxTests,
    TestAndEnableMailbox,
    WantedEnablings,
  ],
};
