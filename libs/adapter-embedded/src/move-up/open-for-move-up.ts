import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NoDataHere } from '../backup/backup-errors';
import { isContentRef } from '../files/content-files';
import { contentDirectory, databaseFile, movedUpFile } from '../files/data-directory';
import { writeDurably } from '../files/durable-files';
import { openEmbedded } from '../open-embedded';
import { EmbeddedExport } from './embedded-export';

export type MoveSource = Awaited<ReturnType<typeof openForMoveUp>>;

/**
 * Opens a data directory whose content is to be moved to other stores. Raises what `openEmbedded` raises, and `NoDataHere`.
 */
export async function openForMoveUp(dataDir: string) {
  if (!existsSync(join(dataDir, databaseFile))) {
    throw new NoDataHere(`There is no ${databaseFile} in ${dataDir}. Name the data directory of the product.`);
  }
  const { database, eventLog, organizationConfigs, parkedEvents, contentStore, close } = await openEmbedded({
    dataDir,
    opener: 'move-up',
  });
  return {
    documents: new EmbeddedExport(database),
    eventLog,
    organizationConfigs,
    parkedEvents,
    contentStore,
    contentRefs: () => contentRefsIn(join(dataDir, contentDirectory)),
    /** The move that was begun from here, if one was. */
    moveId: () => moveIdIn(join(dataDir, movedUpFile)),
    /** From now on the directory opens to this move alone. */
    claim: (moveId: string) => writeDurably(join(dataDir, movedUpFile), `${JSON.stringify({ moveId })}\n`),
    close,
  };
}

async function contentRefsIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && isContentRef(entry.name))
    .map(({ name }) => name)
    .toSorted();
}

async function moveIdIn(path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  const { moveId }: { readonly moveId?: unknown } = Object(JSON.parse(await readFile(path, 'utf8')));
  return typeof moveId === 'string' ? moveId : undefined;
}
