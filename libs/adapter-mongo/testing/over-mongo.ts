import { migrateMongo, openMongo, type MongoAdapters } from '@foldwatch/adapter-mongo';
import { mongoForTests, mongoTools, type MongoForTests } from '../../../test/servers/mongo-for-tests';
import { describeWith } from '../../../test/tools/require-tool';

export interface MongoSuite {
  /** The name of an empty database on the suite's server. */
  freshUri(): string;
  /** The adapters over an empty database, which goes with `close`. */
  fresh(): Promise<{ readonly adapters: MongoAdapters; readonly close: () => Promise<void> }>;
}

/** A suite that needs a MongoDB; its server is started before and ended after. */
export function overMongo(suite: string, define: (mongo: MongoSuite) => void): void {
  describeWith(mongoTools, suite, () => {
    let server: MongoForTests;

    beforeAll(async () => {
      server = await mongoForTests();
    });

    afterAll(() => server.dispose());

    define({
      freshUri: () => server.freshUri(),
      async fresh() {
        const uri = server.freshUri();
        await migrateMongo({ uri });
        const adapters = await openMongo({ uri, monitorCommands: true });
        const close = async (): Promise<void> => {
          await adapters.database.db.dropDatabase();
          await adapters.close();
        };
        return { adapters, close };
      },
    });
  });
}
