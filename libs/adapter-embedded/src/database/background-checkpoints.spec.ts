import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outgoing, until } from '@foldwatch/ports/testing';
import { openEmbedded, type EmbeddedAdapters } from '../open-embedded';

describe('what is written in bulk', () => {
  let dataDir: string;
  let adapters: EmbeddedAdapters;

  beforeEach(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'foldwatch-'));
    adapters = await openEmbedded({ dataDir });
  });

  afterEach(async () => {
    await adapters.close();
    rmSync(dataDir, { recursive: true });
  });

  const publishMany = async (from: number, count: number): Promise<void> => {
    const events = Array.from({ length: count }, (_, n) => ({
      ...outgoing('config.changes', 'k', from + n),
      payload: { text: 'x'.repeat(5_000) },
    }));
    await adapters.eventLog.publish(events);
  };

  it('is brought into the file without being asked for, while the product runs', async () => {
    const size = (): number => statSync(join(dataDir, 'foldwatch.sqlite')).size;
    const before = size();
    await publishMany(0, 5_000);
    await until(() => size() > before + 4_000_000);
    expect(statSync(join(dataDir, 'foldwatch.sqlite-wal')).size).toBeGreaterThan(0);
  });

  it('does not let the write-ahead log grow for ever', async () => {
    let events = 0;
    // It begins anew when all of it was brought into the file, and stays as long as it was.
    await until(async () => {
      await publishMany(events, 1_000);
      events += 1_000;
      return events * 5_000 > 2 * statSync(join(dataDir, 'foldwatch.sqlite-wal')).size;
    });
    expect(events).toBeGreaterThan(1_000);
  });
});
