export { openMongo, type MongoAdapters } from './open-mongo';
export { migrateMongo } from './migrate-mongo';
export { MongoMove, type MoveStep } from './move-up/mongo-move';
export { type MongoOptions } from './database/mongo-database';
export type { SweptCounts } from './mongo-retention';
export { MongoConfig, mongoOptions, mongoProblems } from './mongo.config';
