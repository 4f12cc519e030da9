import { MongoDatabase, type MongoOptions } from './database/mongo-database';
import { bringUpToDate } from './database/schema-version';

/**
 * Prepares a database for this release. May be repeated, interrupted, and run by two at once; it waits for indexes
 * however long they take. Raises `SchemaTooNew`, `StoreUnavailable`.
 */
export async function migrateMongo(options: MongoOptions): Promise<{ readonly from: number; readonly to: number }> {
  const database = await MongoDatabase.connect({ ...options, socketTimeoutMs: 0 });
  try {
    return await bringUpToDate(database.db);
  } finally {
    await database.close();
  }
}
