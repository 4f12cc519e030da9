export { openMongo, type MongoAdapters } from './open-mongo';
export { migrateMongo } from './migrate-mongo';
export { type MongoOptions } from './database/mongo-database';
export type { SweptCounts } from './mongo-retention';
export { MongoConfig, mongoOptions, mongoProblems } from './mongo.config';
