export { openMongo, type MongoAdapters } from './open-mongo';
export { migrateMongo } from './migrate-mongo';
export { type MongoOptions } from './database/mongo-database';
export { SchemaTooNew, SchemaTooOld } from './database/schema-version';
export type { SweptCounts } from './mongo-retention';
