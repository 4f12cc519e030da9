import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const databaseFile = 'foldwatch.sqlite';
export const contentDirectory = 'content';
/** Where a restore gathers what it brings; while it is there without a database, the restore was broken off. */
export const restoringDirectory = 'restoring';

/** Says under which id the directory's data was moved up to Kafka and MongoDB, from the first step of that move on. */
export const movedUpFile = 'moved-up.json';

export const isHalfRestored = (directory: string): boolean =>
  existsSync(join(directory, restoringDirectory)) && !existsSync(join(directory, databaseFile));
