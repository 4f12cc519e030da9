import { accountDomains, contentRefsOf, readersOf, type Activity } from '@foldwatch/domain';
import type { mongo } from 'mongoose';
import { addressTermsOf, timelineOf, type ActivityRow } from '../activities/activity-row';
import { peopleOf, type ConfigRow } from '../mailboxes/config-rows';
import { domainKey, mergedKey, parentKey, readerKey, tableKey, type RecordRow } from '../records/record-row';
import { schemas } from './collections';

/**
 * The steps from an empty database to today's; each brings the schema's version up by one. A step may be ended anywhere
 * and begun again, and two may run at once, so it does only what can be done twice. Indexes are added beside those of
 * the release that may still be running.
 */
export const migrations: readonly ((db: mongo.Db) => Promise<void>)[] = [
  createIndexes,
  /** Those of the dead letters. */
  createIndexes,
  /** Of the conversations that recorded mail belongs to. */
  createIndexes,
  /** Of the exclusions that held for decisions. */
  createIndexes,
  /** Active accounts are found by the domains of their addresses. */
  addAccountDomains,
  /** Activities are found by the addresses of their parties. */
  addPartyAddresses,
  /** Of words, verdicts and activities of decisions. */
  /** Of the addresses that records hold. */
  createIndexes,
  /** Of the subjects of recorded mail. */
  createIndexes,
  /** Of the replies that wait for what they answer. */
  /** Of the records that changed. */
  createIndexes,
  /** Of unknown senders. */
  createIndexes,
  /** Of alerts and webhooks. */
  createIndexes,
  /** Of contents, which activities had not named, of erased ones and of listed jobs. */
  async (db) => {
    await createIndexes(db);
    await nameContents(db);
  },
  /** Of administrators and the audit log. */
  createIndexes,
  /** Of versions and drafts. */
  createIndexes,
  /** Of what is tried before it is saved, and of what waits for approval. */
  createIndexes,
  /** Records are found by the one into which they were merged. */
  addSurvivors,
  /** Of users and their sessions; mailboxes are found by those who reach them as their own. */
  async (db) => {
    await createIndexes(db);
    await addPeople(db);
  },
  /** Of the keys of scripts; records are found by whose own they are. */
  async (db) => {
    await createIndexes(db);
    await addReaders(db);
  },
  /** Activities are listed in the order in which their messages were sent, records by the account that they belong to. */
  async (db) => {
    await createIndexes(db);
    await addTimelines(db);
    await addParents(db);
  },
  /** Of the states of mailboxes. */
  createIndexes,
  /** Of links that sign a browser in. */
  createIndexes,
  /** Of looks at mail, in the audit log; of the sessions of everybody. */
  createIndexes,
];

/** What was written before did not say beside it which contents it has. */
async function nameContents(db: mongo.Db): Promise<void> {
  const rows = db.collection<ActivityRow>('activities');
  for await (const { _id, version, doc } of rows.find({}, { projection: { version: 1, 'doc.content': 1 } })) {
    const contents = contentRefsOf(doc.content);
    if (contents.length > 0) await rows.updateOne({ _id, version }, { $set: { contents } });
  }
}

/** All that the schemas declare, by the server's own names for them. */
async function createIndexes(db: mongo.Db): Promise<void> {
  for (const [name, schema] of Object.entries(schemas)) {
    const indexes = schema.indexes().map(([key, { unique, sparse }]) => ({
      key: toIndexKey(key),
      ...(unique === true && { unique }),
      ...(sparse === true && { sparse }),
    }));
    if (indexes.length > 0) await db.collection(name).createIndexes(indexes);
  }
}

async function addPeople(db: mongo.Db): Promise<void> {
  const configs = db.collection<ConfigRow>('mailbox_configs');
  for await (const { _id, version, doc } of configs.find({ 'doc.mailbox.ownerId': { $exists: true } })) {
    await configs.updateOne({ _id, version }, { $set: { people: peopleOf(doc) } });
  }
}

async function addAccountDomains(db: mongo.Db): Promise<void> {
  const records = db.collection<RecordRow>('records');
  for await (const { _id, version, doc } of records.find({ keys: tableKey('account') })) {
    const keys = accountDomains(doc).map(domainKey);
    if (keys.length > 0) await records.updateOne({ _id, version }, { $addToSet: { keys: { $each: keys } } });
  }
}

async function addSurvivors(db: mongo.Db): Promise<void> {
  const records = db.collection<RecordRow>('records');
  for await (const { _id, version, doc } of records.find({ 'doc.mergedInto': { $exists: true } })) {
    if (doc.mergedInto === undefined) continue;
    await records.updateOne({ _id, version }, { $addToSet: { keys: mergedKey(doc.mergedInto) } });
  }
}

async function addReaders(db: mongo.Db): Promise<void> {
  const records = db.collection<RecordRow>('records');
  for await (const { _id, version, doc } of records.find({}, { projection: { version: 1, doc: 1 } })) {
    const keys = readersOf(doc).map(readerKey);
    if (keys.length > 0) await records.updateOne({ _id, version }, { $addToSet: { keys: { $each: keys } } });
  }
}

async function addParents(db: mongo.Db): Promise<void> {
  const records = db.collection<RecordRow>('records');
  for await (const { _id, version, doc } of records.find({ 'doc.parentAccountId': { $exists: true } })) {
    if (doc.parentAccountId === undefined) continue;
    await records.updateOne({ _id, version }, { $addToSet: { keys: parentKey(doc.parentAccountId) } });
  }
}

const rowsAtOnce = 500;

function addPartyAddresses(db: mongo.Db): Promise<void> {
  return changeTracked(db, (doc) => ({ $addToSet: { terms: { $each: [...new Set(addressTermsOf(doc))] } } }));
}

function addTimelines(db: mongo.Db): Promise<void> {
  return changeTracked(db, (doc) => ({ $set: timelineOf(doc) }));
}

/** What is tracked has terms; who writes an activity meanwhile writes all that belongs to it. */
async function changeTracked(
  db: mongo.Db,
  changeOf: (activity: Activity) => mongo.UpdateFilter<ActivityRow>,
): Promise<void> {
  const activities = db.collection<ActivityRow>('activities');
  let updates: mongo.AnyBulkWriteOperation<ActivityRow>[] = [];
  for await (const { _id, version, doc } of activities.find({ terms: { $exists: true } })) {
    updates.push({ updateOne: { filter: { _id, version }, update: changeOf(doc) } });
    if (updates.length < rowsAtOnce) continue;
    await activities.bulkWrite(updates, { ordered: false });
    updates = [];
  }
  if (updates.length > 0) await activities.bulkWrite(updates, { ordered: false });
}

const toIndexKey = (key: Readonly<Record<string, unknown>>): Record<string, 1 | -1> =>
  Object.fromEntries(Object.entries(key).map(([field, direction]) => [field, direction === -1 ? -1 : 1]));
