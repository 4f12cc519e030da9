import { Module } from '@nestjs/common';
import { AnnounceContent } from './actions/announce-content';
import { CarryOutActions } from './actions/carry-out-actions';
import { FetchContents } from './actions/fetch-contents';
import { FindCopies } from './actions/find-copies';
import { ForgetCategories } from './actions/forget-categories';
import { MailActionsConsumer } from './actions/mail-actions.consumer';
import { OwnerRights } from './actions/owner-rights';
import { ReceiptCategories } from './actions/receipt-categories';
import { SetCategories } from './actions/set-categories';
import { StoreContent } from './actions/store-content';
import { WriteCategories } from './actions/write-categories';
import { BackfillPortion } from './backfill/backfill-portion';
import { GiveUpBackfill } from './backfill/give-up-backfill';
import { UpdateRuleStatus } from './backfill/update-rule-status';
import { RuleRecords } from './backfill/rule-records';
import { CheckCompleteness } from './completeness/check-completeness';
import { CheckFolder, FolderSuspects } from './completeness/check-folder';
import { CompareFolder } from './completeness/compare-folder';
import { CompareStore } from './completeness/compare-store';
import { ConcludeComparison } from './completeness/conclude-comparison';
import { Drainage } from './completeness/drainage';
import { FindDecisions } from './completeness/find-decisions';
import { ListFolder } from './completeness/list-folder';
import { ScheduleComparisons } from './completeness/schedule-comparisons';
import { SettleSuspects } from './completeness/settle-suspects';
import { CheckRuleRecords } from './jobs/check-rule-records';
import { ConfigChangesConsumer } from './jobs/config-changes.consumer';
import { JobSteps } from './jobs/job-steps';
import { JobWork } from './jobs/job-work';
import { RunJobs } from './jobs/run-jobs';
import { TakeConfigChanges } from './jobs/take-config-changes';
import { TestAccess } from './jobs/test-access';
import { AbandonFolder } from './locating/abandon-folder';
import { LocateLeft } from './locating/locate-left';
import { RecordConclusions } from './locating/record-conclusions';
import { SeekItems } from './locating/seek-items';
import { HintWatch } from './mailbox/ownership/hint-watch';
import { Configuration } from './mailbox/ownership/configuration';
import { MailboxAnnouncements } from './mailbox/health/mailbox-announcements';
import { MailboxOwnership } from './mailbox/ownership/mailbox-ownership';
import { MailboxReport } from './mailbox/health/mailbox-report';
import { CategorySteps, FolderSteps, MailboxSteps, ReadingSteps } from './mailbox/mailbox-steps';
import { OwnedMailboxes } from './mailbox/ownership/owned-mailboxes';
import { StartMailbox } from './mailbox/ownership/start-mailbox';
import { TakeMailbox } from './mailbox/ownership/take-mailbox';
import { WatchedFolders } from './mailbox/watched-folders';
import { ListItems } from './reading/list-items';
import { FolderReadings } from './reading/folder-readings';
import { ObserveDue } from './reading/observe-due';
import { ObserveItems } from './reading/observe-items';
import { Pace } from './reading/pace';
import { ReadFolder } from './reading/read-folder';
import { ReadTree } from './reading/read-tree';
import { LeaveOutErased } from './reading/leave-out-erased';
import { RecordObservations } from './reading/record-observations';
import { TakeChanges } from './reading/take-changes';
import { FindWished } from './recording/find-wished';
import { RecordWished } from './recording/record-wished';
import { RenameCategories } from './renaming/rename-categories';
import { RenamedMessages } from './renaming/renamed-messages';
import { RenamedRows } from './renaming/renamed-rows';
import { RenamingJobs } from './renaming/renaming-jobs';
import { RenamingPlaces } from './renaming/renaming-places';
import { ReadSamples } from './simulating/read-samples';
import { SampleFolders } from './simulating/sample-folders';
import { SampleItems } from './simulating/sample-items';
import { SamplingHeadway } from './simulating/sampling-headway';

const reading = [
  ListItems,
  FolderReadings,
  ObserveDue,
  ObserveItems,
  Pace,
  ReadFolder,
  ReadTree,
  LeaveOutErased,
  RecordObservations,
  TakeChanges,
];
const locating = [AbandonFolder, LocateLeft, RecordConclusions, SeekItems];
const backfill = [BackfillPortion, GiveUpBackfill, RuleRecords, UpdateRuleStatus];
const mailbox = [
  Configuration,
  HintWatch,
  MailboxAnnouncements,
  MailboxOwnership,
  MailboxReport,
  OwnedMailboxes,
  StartMailbox,
  TakeMailbox,
  WatchedFolders,
];
const steps = [CategorySteps, FolderSteps, MailboxSteps, ReadingSteps];
const actions = [
  AnnounceContent,
  CarryOutActions,
  FetchContents,
  FindCopies,
  ForgetCategories,
  OwnerRights,
  ReceiptCategories,
  SetCategories,
  StoreContent,
  WriteCategories,
];
const completeness = [
  CheckCompleteness,
  CheckFolder,
  CompareFolder,
  CompareStore,
  ConcludeComparison,
  Drainage,
  FindDecisions,
  FolderSuspects,
  ListFolder,
  ScheduleComparisons,
  SettleSuspects,
];
const jobs = [CheckRuleRecords, JobSteps, JobWork, FindWished, RecordWished, RunJobs, TakeConfigChanges, TestAccess];
const renaming = [RenameCategories, RenamedMessages, RenamedRows, RenamingJobs, RenamingPlaces];
const simulating = [ReadSamples, SampleFolders, SampleItems, SamplingHeadway];

/** Wiring only. The app that imports this module binds the ports and `IngestSettings`. */
@Module({
  controllers: [ConfigChangesConsumer, MailActionsConsumer],
  providers: [
    ...reading,
    ...locating,
    ...backfill,
    ...mailbox,
    ...steps,
    ...actions,
    ...completeness,
    ...jobs,
    ...renaming,
    ...simulating,
  ],
  exports: [OwnedMailboxes],
})
export class IngestModule {}
