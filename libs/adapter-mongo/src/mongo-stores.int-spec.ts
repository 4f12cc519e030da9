import {
  describeActivityQueries,
  describeActivityStore,
  describeContentStore,
  describeDeadLetters,
  describeDecisionLog,
  describeIngestState,
  describeItemIndex,
  describeMailboxConfigs,
  describeMailboxJobs,
  describeParkedEvents,
  describeRecordDirectory,
  type Open,
} from '@foldwatch/ports/testing';
import { mongoForTests, mongoTools, type MongoForTests } from '../../../test/servers/mongo-for-tests';
import { describeWith } from '../../../test/tools/require-tool';
import { migrateMongo, openMongo, type MongoAdapters } from '.';

describeWith(mongoTools, 'the stores over MongoDB', () => {
  let mongo: MongoForTests;

  beforeAll(async () => {
    mongo = await mongoForTests();
  });

  afterAll(() => mongo.dispose());

  /** Every adapter over a database of its own. */
  const opening =
    <P>(port: (adapters: MongoAdapters) => P): Open<P> =>
    async () => {
      const uri = mongo.freshUri();
      await migrateMongo({ uri });
      const adapters = await openMongo({ uri });
      const close = async (): Promise<void> => {
        await adapters.database.db.dropDatabase();
        await adapters.close();
      };
      return { port: port(adapters), close };
    };

  describeActivityStore(
    'MongoDB',
    opening(({ activityStore }) => activityStore),
  );
  describeActivityQueries(
    'MongoDB',
    opening(({ activityStore, activityQueries }) => ({ store: activityStore, queries: activityQueries })),
  );
  describeRecordDirectory(
    'MongoDB',
    opening(({ recordDirectory }) => recordDirectory),
  );
  describeMailboxConfigs(
    'MongoDB',
    opening(({ mailboxConfigs, organizationConfigs }) => ({
      mailboxes: mailboxConfigs,
      organization: organizationConfigs,
    })),
  );
  describeMailboxJobs(
    'MongoDB',
    opening(({ mailboxJobs }) => mailboxJobs),
  );
  describeIngestState(
    'MongoDB',
    opening(({ mailboxEpochs, syncCursors, itemIndex, folderTrees, mailboxStatus }) => ({
      epochs: mailboxEpochs,
      cursors: syncCursors,
      items: itemIndex,
      trees: folderTrees,
      status: mailboxStatus,
    })),
  );
  describeItemIndex(
    'MongoDB',
    opening(({ mailboxEpochs, itemIndex }) => ({ epochs: mailboxEpochs, items: itemIndex })),
  );
  describeDecisionLog(
    'MongoDB',
    opening(({ decisionLog }) => decisionLog),
  );
  describeDeadLetters(
    'MongoDB',
    opening(({ deadLetters }) => deadLetters),
  );
  describeParkedEvents(
    'MongoDB',
    opening(({ parkedEvents }) => parkedEvents),
  );
  describeContentStore(
    'MongoDB',
    opening(({ contentStore }) => contentStore),
  );
});
