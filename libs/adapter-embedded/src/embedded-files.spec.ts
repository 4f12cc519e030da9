import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  describeActivityQueries,
  describeContentStore,
  describeDecisionLog,
  describeRecordDirectory,
  type Open,
} from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from './open-embedded';

/** As the product runs: files in a directory, and people's questions answered by a worker. */
const opening =
  <P>(port: (adapters: EmbeddedAdapters) => P): Open<P> =>
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'foldwatch-'));
    const adapters = await openEmbedded({ dataDir });
    return {
      port: port(adapters),
      async close() {
        await adapters.close();
        rmSync(dataDir, { recursive: true });
      },
    };
  };

describeActivityQueries(
  'embedded, in files',
  opening(({ activityStore, activityQueries }) => ({ store: activityStore, queries: activityQueries })),
);
describeRecordDirectory(
  'embedded, in files',
  opening(({ recordDirectory }) => recordDirectory),
);
describeDecisionLog(
  'embedded, in files',
  opening(({ decisionLog }) => decisionLog),
);
describeContentStore(
  'embedded, in files',
  opening(({ contentStore }) => contentStore),
);
