import { describeActivityQueries, describeDecisionLog, describeStores, type Open } from '@foldwatch/ports/testing';
import { EmbeddedActivityQueries } from './activities/embedded-activity-queries';
import { EmbeddedDecisionLog } from './activities/embedded-decision-log';
import { openEmbedded, type EmbeddedAdapters } from './open-embedded';

/** Every adapter over a store of its own in memory. */
const opening =
  <P>(port: (adapters: EmbeddedAdapters) => P): Open<P> =>
  async () => {
    const adapters = await openEmbedded();
    return { port: port(adapters), close: () => adapters.close() };
  };

describeStores('embedded', opening);

describeActivityQueries(
  'embedded, trying the newest one by one',
  opening(({ activityStore, database }) => ({
    store: activityStore,
    queries: new EmbeddedActivityQueries(database, 0),
  })),
);
describeDecisionLog(
  'embedded, trying the newest one by one',
  opening(({ database }) => new EmbeddedDecisionLog(database, 0)),
);
