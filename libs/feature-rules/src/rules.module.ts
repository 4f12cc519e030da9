import { Module } from '@nestjs/common';
import { DecideMail } from './decide-mail';
import { FindRelated } from './find-related';
import { FollowTokens } from './follow-tokens';
import { GatherFacts } from './gather-facts';
import { MailObservedConsumer } from './mail-observed.consumer';
import { MailboxFactsCache } from './mailbox-facts-cache';
import { RuleRecords } from './rule-records';

/**
 * Wiring only. The app that imports this module binds `MailboxConfigs`, `OrganizationConfigs`, `FolderTrees`,
 * `RecordDirectory`, `Correspondence`, `TrackingTokens`, `DecisionLog`, `EventPublisher` and `Clock`.
 */
@Module({
  controllers: [MailObservedConsumer],
  providers: [DecideMail, GatherFacts, FindRelated, FollowTokens, MailboxFactsCache, RuleRecords],
  exports: [DecideMail],
})
export class RulesModule {}
