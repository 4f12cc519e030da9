import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activity, activityId } from '@foldwatch/ports/testing';
import { NoDataHere } from '../backup/backup-errors';
import { DataDirectoryInUse, DataDirectoryMoved } from '../database/store-failure';
import { openEmbedded } from '../open-embedded';
import { openForMoveUp } from './open-for-move-up';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'foldwatch-'));
});

afterEach(() => rmSync(directory, { recursive: true }));

describe('a data directory that is moved up', () => {
  it('is one that has data, and that nobody works in', async () => {
    await expect(openForMoveUp(directory)).rejects.toBeInstanceOf(NoDataHere);
    const { close } = await openEmbedded({ dataDir: directory });
    await expect(openForMoveUp(directory)).rejects.toBeInstanceOf(DataDirectoryInUse);
    await close();
  });

  it('opens to the move alone once that was begun', async () => {
    await (await openEmbedded({ dataDir: directory })).close();
    const source = await openForMoveUp(directory);
    expect(await source.moveId()).toBeUndefined();
    await source.claim('m');
    await source.close();
    await expect(openEmbedded({ dataDir: directory })).rejects.toBeInstanceOf(DataDirectoryMoved);
    const again = await openForMoveUp(directory);
    expect(await again.moveId()).toBe('m');
    await again.close();
  });

  it('gives all that it holds, page by page', async () => {
    const product = await openEmbedded({ dataDir: directory });
    const names = ['one', 'two', 'three'];
    await product.activityStore.replaceMany(names.map((name) => activity(name)));
    const owner = await product.mailboxEpochs.take('m');
    await product.mailboxStatus.saveHealth(owner, { mailboxId: 'm', failures: 0, hints: 'polling' });
    const { ref } = await product.contentStore.put(Buffer.from('x'));
    await product.close();

    const { documents, contentRefs, close } = await openForMoveUp(directory);
    const first = await documents.page('activities', 0, 2);
    const second = await documents.page('activities', first.at(-1)?.row ?? 0, 2);
    expect([...first, ...second].map(({ document }) => document.id)).toEqual(names.map(activityId));
    expect(await documents.count('activities')).toBe(3);
    expect(await documents.owners()).toEqual([owner]);
    expect(await documents.page('mailbox_health', 0, 2)).toMatchObject([{ mailboxId: 'm' }]);
    expect(await contentRefs()).toEqual([ref]);
    await close();
  });
});
