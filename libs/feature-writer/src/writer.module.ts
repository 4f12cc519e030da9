import { Module } from '@nestjs/common';
import { CarryOutJobs } from './carry-out-jobs';
import { ConfigChangedConsumer } from './config-changed.consumer';
import { DecideResolves } from './decide-resolves';
import { erasureProviders } from './erasure/erasure-providers';
import { FlagReusedIds } from './flag-reused-ids';
import { FoldBatch } from './fold-batch';
import { GatherRecords } from './gather-records';
import { Headway } from './headway';
import { MailContentConsumer } from './mail-content.consumer';
import { MailDecidedConsumer } from './mail-decided.consumer';
import { Pace } from './pace';
import { PendingChanges } from './pending-changes';
import { RecordActivities } from './record-activities';
import { RecordContent } from './record-content';
import { RecordFindings } from './record-findings';
import { RepublishRecent } from './republish-recent';
import { RepublishTaken } from './republish-taken';
import { ResumeJobs } from './resume-jobs';
import { SendRelinks } from './send-relinks';
import { SendResolves } from './send-resolves';
import { StoreFolded } from './store-folded';
import { TellAgain } from './tell-again';
import { TellRecorded } from './tell-recorded';
import { ClaimSenders } from './unknown-senders/claim-senders';
import { LinkSenders } from './unknown-senders/link-senders';
import { PlanSenders } from './unknown-senders/plan-senders';
import { SettleSenders } from './unknown-senders/settle-senders';
import { SuggestSenders } from './unknown-senders/suggest-senders';
import { WalkRelink } from './walk-relink';
import { WalkRepublish } from './walk-republish';
import { WalkResolve } from './walk-resolve';
import { Walks } from './walks';

/**
 * Wiring only. The app that imports this module binds `ActivityStore`, `RecordDirectory`, `RecordClaims`, `RecordChanges`,
 * `UnknownSenders`, `EventPublisher`, `PipelineLag`, `MailboxConfigs`, `MailboxJobs`, `OrganizationConfigs`, `KeyOwnership`,
 * `DecisionLog`, `DeadLetters`, `ParkedEvents`, `ContentStore`, `WaitingReplies`, `ErasedPeople`, `EventTexts`, `Clock` and
 * `WriterSettings`.
 */
@Module({
  controllers: [MailDecidedConsumer, MailContentConsumer, ConfigChangedConsumer],
  providers: [
    RecordActivities,
    RecordContent,
    RecordFindings,
    StoreFolded,
    FlagReusedIds,
    FoldBatch,
    GatherRecords,
    PendingChanges,
    Pace,
    Headway,
    ClaimSenders,
    LinkSenders,
    PlanSenders,
    SettleSenders,
    SuggestSenders,
    TellAgain,
    TellRecorded,
    CarryOutJobs,
    SendRelinks,
    SendResolves,
    DecideResolves,
    Walks,
    WalkRelink,
    WalkRepublish,
    WalkResolve,
    Walks,
    RepublishRecent,
    RepublishTaken,
    ResumeJobs,
    ...erasureProviders,
  ],
  exports: [RecordActivities, RecordContent],
})
export class WriterModule {}
