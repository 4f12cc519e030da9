import { Module } from '@nestjs/common';
import { ActivityEventsConsumer } from './activity-events.consumer';
import { DecideMail } from './decide-mail';
import { FindRelated } from './find-related';
import { FollowTokens } from './follow-tokens';
import { GatherFacts } from './gather-facts';
import { KeepDecisions } from './keep-decisions';
import { LateParents } from './late-parents';
import { MailObservedConsumer } from './mail-observed.consumer';
import { MailboxFactsCache } from './mailbox-facts-cache';
import { RuleRecords } from './rule-records';
import { WakeReplies } from './wake-replies';
import { AskedSimulations } from './simulating/asked-simulations';
import { GatherTrialFacts } from './simulating/gather-trial-facts';
import { JudgeSamples } from './simulating/judge-samples';
import { SimulatePart } from './simulating/simulate-part';
import { SimulationWatch } from './simulating/simulation-watch';

const simulating = [AskedSimulations, GatherTrialFacts, JudgeSamples, SimulatePart, SimulationWatch];

/**
 * Wiring only. The app that imports this module binds `MailboxConfigs`, `OrganizationConfigs`, `FolderTrees`,
 * `RecordDirectory`, `Correspondence`, `TrackingTokens`, `WaitingReplies`, `ErasedPeople`, `DecisionLog`,
 * `Simulations`, `SimulationParts`, `SimulationSamples`, `MailboxJobs`, `EventPublisher` and `Clock`.
 */
@Module({
  controllers: [ActivityEventsConsumer, MailObservedConsumer],
  providers: [
    DecideMail,
    GatherFacts,
    FindRelated,
    FollowTokens,
    KeepDecisions,
    LateParents,
    MailboxFactsCache,
    RuleRecords,
    WakeReplies,
    ...simulating,
  ],
  exports: [DecideMail, WakeReplies],
})
export class RulesModule {}
