import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const databaseFile = 'foldwatch.sqlite';
export const contentDirectory = 'content';
/** Where a restore gathers what it brings; while it is there without a database, the restore was broken off. */
export const restoringDirectory = 'restoring';

export const isHalfRestored = (directory: string): boolean =>
  existsSync(join(directory, restoringDirectory)) && !existsSync(join(directory, databaseFile));
