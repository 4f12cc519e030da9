export { RecordActivities } from './record-activities';
export { RecordContent } from './record-content';
export { resolveBatch, type Unresolved } from './resolve-batch';
export { WriterModule } from './writer.module';
export { WriterSettings } from './writer-settings';
