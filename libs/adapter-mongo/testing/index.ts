export { overMongo, type MongoSuite } from './over-mongo';
export { recordQueries, type RecordedQuery } from './recorded-queries';
export { uncovered } from './uncovered-queries';
export { misfits } from './misfits';
export { FaultProxy, type Fault } from './fault-proxy';
