import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '@foldwatch/ports';
import { EmbeddedDatabase } from './embedded-database';
import { WorkerRowReader } from './worker-row-reader';

describe('WorkerRowReader', () => {
  let directory: string;
  let reader: WorkerRowReader;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));
    reader = new WorkerRowReader(join(directory, 'foldwatch.sqlite'));
  });

  afterEach(async () => {
    await reader.close();
    rmSync(directory, { recursive: true });
  });

  it('fails what was asked when it cannot read, and works once it can', async () => {
    await expect(reader.all('SELECT 1 AS one', [])).rejects.toBeInstanceOf(StoreUnavailable);
    const database = EmbeddedDatabase.open(directory);
    expect(await reader.all('SELECT 1 AS one', [])).toEqual([{ one: 1 }]);
    await database.close();
  });

  it('answers everyone by himself and cannot write', async () => {
    const database = EmbeddedDatabase.open(directory);
    const answers = await Promise.allSettled([
      reader.all('SELECT ? AS n', [1]),
      reader.all('SELECT nonsense', []),
      reader.all("INSERT INTO mailbox_epochs VALUES ('m', 1)", []),
      reader.all('SELECT ? AS n', [2]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await database.close();
  });
});
