export { IngestModule } from './ingest.module';
export { IngestSettings } from './ingest-settings';
export { OwnedMailboxes } from './mailbox/ownership/owned-mailboxes';
export { IngestConfig, comparisonTimes, pollTimes } from './ingest.config';
