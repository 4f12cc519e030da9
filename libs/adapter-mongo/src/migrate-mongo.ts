import { MongoDatabase, type MongoOptions } from './database/mongo-database';
import { bringUpToDate } from './database/schema-version';

/**
 * Prepares a database for this release. May be repeated, interrupted, and run by two at once. Raises `SchemaTooNew`,
 * `StoreUnavailable`.
 */
export async function migrateMongo(options: MongoOptions): Promise<{ readonly from: number; readonly to: number }> {
  const database = await MongoDatabase.connect(options);
  try {
    return await bringUpToDate(database.db);
  } finally {
    await database.close();
  }
}
