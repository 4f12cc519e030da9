import { Module } from '@nestjs/common';
import { CarryOutJobs } from './walks/carry-out-jobs';
import { ConfigChangedConsumer } from './config-changed.consumer';
import { DecideResolves } from './walks/decide-resolves';
import { erasureProviders } from './erasure/erasure-providers';
import { FlagReusedIds } from './recording/flag-reused-ids';
import { FoldBatch } from './recording/fold-batch';
import { GatherRecords } from './recording/gather-records';
import { Headway } from './walks/headway';
import { MailContentConsumer } from './mail-content.consumer';
import { MailDecidedConsumer } from './mail-decided.consumer';
import { Pace } from './walks/pace';
import { PendingChanges } from './walks/pending-changes';
import { RecordActivities } from './recording/record-activities';
import { RecordContent } from './recording/record-content';
import { RecordFindings } from './recording/record-findings';
import { RepublishRecent } from './telling/republish-recent';
import { RepublishTaken } from './telling/republish-taken';
import { ResumeJobs } from './walks/resume-jobs';
import { SendRelinks } from './walks/send-relinks';
import { SendResolves } from './walks/send-resolves';
import { StoreFolded } from './recording/store-folded';
import { TellAgain } from './telling/tell-again';
import { TellRecorded } from './telling/tell-recorded';
import { ClaimSenders } from './unknown-senders/claim-senders';
import { LinkSenders } from './unknown-senders/link-senders';
import { PlanSenders } from './unknown-senders/plan-senders';
import { SettleSenders } from './unknown-senders/settle-senders';
import { SuggestSenders } from './unknown-senders/suggest-senders';
import { WalkRelink } from './walks/walk-relink';
import { WalkRepublish } from './walks/walk-republish';
import { WalkResolve } from './walks/walk-resolve';
import { Walks } from './walks/walks';

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
