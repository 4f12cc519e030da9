import { Module } from '@nestjs/common';
import { ConfigChangedConsumer } from './config-changed.consumer';
import { FlagReusedIds } from './flag-reused-ids';
import { FoldBatch } from './fold-batch';
import { MailContentConsumer } from './mail-content.consumer';
import { MailDecidedConsumer } from './mail-decided.consumer';
import { RecordActivities } from './record-activities';
import { RecordContent } from './record-content';
import { RecordFindings } from './record-findings';
import { RelinkActivities } from './relink-activities';
import { RepublishRecent } from './republish-recent';
import { RepublishTaken } from './republish-taken';
import { ResumeRelinks } from './resume-relinks';
import { StoreFolded } from './store-folded';
import { WalkRelink } from './walk-relink';

/**
 * Wiring only. The app that imports this module binds `ActivityStore`, `RecordDirectory`, `EventPublisher`, `MailboxConfigs`, `MailboxJobs`,
 * `OrganizationConfigs`, `KeyOwnership`, `Clock` and `WriterSettings`.
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
    RelinkActivities,
    WalkRelink,
    RepublishRecent,
    RepublishTaken,
    ResumeRelinks,
  ],
  exports: [RecordActivities, RecordContent],
})
export class WriterModule {}
