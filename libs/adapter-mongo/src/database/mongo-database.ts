import { createConnection, type Connection, type mongo } from 'mongoose';
import type { CollectionName, Rows } from './collections';
import type { StoredRow } from './replacements';
import { toStoreError } from './store-failure';

export interface MongoOptions {
  /** With the name of the database as its path. */
  readonly uri: string;
  /** How long a call waits for a server before it says that there is none. */
  readonly serverSelectionTimeoutMs?: number;
  readonly maxPoolSize?: number;
  /** How long an answer may take; 0 is for ever. */
  readonly socketTimeoutMs?: number;
  /** Tells listeners of the client about every command; costs time. */
  readonly monitorCommands?: boolean;
}

/**
 * What a caller was told is on the disks of a majority; what it reads, it reads from the primary. The driver looks for
 * the server anew with each call, so nothing has to be done when it is back.
 */
const driverOptions = ({
  serverSelectionTimeoutMs = 3000,
  maxPoolSize = 20,
  socketTimeoutMs = 60_000,
  monitorCommands = false,
}: MongoOptions): mongo.MongoClientOptions => ({
  appName: 'foldwatch',
  writeConcern: { w: 'majority', journal: true, wtimeoutMS: 10_000 },
  readPreference: 'primary',
  retryReads: true,
  retryWrites: true,
  serverSelectionTimeoutMS: serverSelectionTimeoutMs,
  connectTimeoutMS: serverSelectionTimeoutMs,
  socketTimeoutMS: socketTimeoutMs,
  waitQueueTimeoutMS: 30_000,
  heartbeatFrequencyMS: 5000,
  maxPoolSize,
  ignoreUndefined: true,
  monitorCommands,
});

/**
 * The connection that every store shares. Mongoose declares what rows and indexes are, and checks neither here: rows
 * are typed, most come in bulks, and the driver writes those without making documents of them first.
 */
export class MongoDatabase {
  private constructor(private readonly connection: Connection) {}

  static async connect(options: MongoOptions): Promise<MongoDatabase> {
    try {
      const connection = createConnection(options.uri, {
        ...driverOptions(options),
        autoIndex: false,
        autoCreate: false,
      });
      return new MongoDatabase(await connection.asPromise());
    } catch (error) {
      throw toStoreError(error);
    }
  }

  collection<N extends CollectionName>(name: N): mongo.Collection<Rows[N]> {
    return this.db.collection<Rows[N]>(name);
  }

  /** The same, for writing in bulk. */
  rowsOf(name: CollectionName): mongo.Collection<StoredRow> {
    return this.db.collection<StoredRow>(name);
  }

  get db(): mongo.Db {
    return this.client.db(this.connection.name);
  }

  get client(): mongo.MongoClient {
    return this.connection.getClient();
  }

  close(): Promise<void> {
    return this.connection.close();
  }
}
