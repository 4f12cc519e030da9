export { RecordActivities } from './recording/record-activities';
export { RecordContent } from './recording/record-content';
export { resolveBatch, type Unresolved } from './recording/resolve-batch';
export { WriterModule } from './writer.module';
export { WriterSettings } from './writer-settings';
