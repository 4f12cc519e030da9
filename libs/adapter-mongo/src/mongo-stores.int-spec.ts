import { describeStores, type Open } from '@foldwatch/ports/testing';
import { misfits, overMongo, recordQueries, uncovered, type RecordedQuery } from '../testing';
import { schemas } from './database/collections';
import type { MongoAdapters } from './open-mongo';

overMongo('the stores over MongoDB', (mongo) => {
  const queries = new Map<string, RecordedQuery>();
  const misfitting: string[] = [];

  /** Every adapter over a database of its own; what it sends and stores is looked at when all is done. */
  const opening =
    <P>(port: (adapters: MongoAdapters) => P): Open<P> =>
    async () => {
      const { adapters, close } = await mongo.fresh();
      const stopRecording = recordQueries(adapters.database.client, queries);
      return {
        port: port(adapters),
        async close() {
          stopRecording();
          misfitting.push(...(await misfits(adapters, schemas)));
          await close();
        },
      };
    };

  describeStores('MongoDB', opening);

  describe('after all that', () => {
    it('has asked nothing that no declared index answers', async () => {
      const { adapters, close } = await mongo.fresh();
      recordQueries(adapters.database.client, queries);
      await adapters.retention.sweep(new Date(), { decisionRetentionDays: 30 });
      await close();
      expect(queries.size).toBeGreaterThan(50);
      expect(uncovered(queries.values(), schemas)).toEqual([]);
    });

    it.each<{ given: string; planted: Partial<RecordedQuery> }>([
      { given: 'a field without index', planted: { equal: ['doc.subject'] } },
      { given: 'the second field of an index alone', planted: { ranges: ['item'] } },
      { given: 'an order that no index has', planted: { equal: ['mailbox'], sort: [['due', 1]] } },
    ])('would have been told of $given', ({ planted }) => {
      const query = { collection: 'items', equal: [], ranges: [], beginnings: [], sort: [], ...planted };
      expect(uncovered([query], schemas)).toEqual([query]);
    });

    it('has stored no row that its schema does not describe', () => {
      expect([...new Set(misfitting)]).toEqual([]);
    });
  });
});
