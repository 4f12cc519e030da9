import type { GatewayPart } from '../http/gateway-part';
import { FollowMailboxTest } from './follow-mailbox-test';
import { KnownMailboxTests } from './known-mailbox-tests';
import { MailboxTestsController } from './mailbox-tests.controller';
import { RunMailboxTests } from './run-mailbox-tests';
import { TestAndEnableMailbox } from './test-and-enable-mailbox';

export const mailboxTestsPart: GatewayPart = {
  controllers: [MailboxTestsController],
  providers: [FollowMailboxTest, KnownMailboxTests, RunMailboxTests, TestAndEnableMailbox],
};
