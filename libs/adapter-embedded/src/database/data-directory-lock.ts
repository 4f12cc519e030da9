import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DataDirectoryInUse, sqliteCode } from './store-failure';

const busy = 5;

export const lockFile = 'foldwatch.lock';

/** Held by the operating system through SQLite's own file locks, so that it vanishes with the process however that ends. */
export class DataDirectoryLock {
  private constructor(private readonly connection: DatabaseSync) {}

  static acquire(directory: string, kind = 'data directory'): DataDirectoryLock {
    const connection = new DatabaseSync(join(directory, lockFile), { timeout: 0 });
    try {
      connection.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
      return new DataDirectoryLock(connection);
    } catch (error) {
      connection.close();
      if (sqliteCode(error) !== busy) throw error;
      throw new DataDirectoryInUse(`Another process already works in the ${kind} ${directory}.`, {
        cause: error,
      });
    }
  }

  release(): void {
    this.connection.close();
  }
}
