import type { mongo } from 'mongoose';
import { AppError } from '@foldwatch/ports';
import { attempt, attemptUpsert } from './attempts';
import { migrations } from './migrations';

/** A newer release has migrated the database; an older one must not touch it. */
export class SchemaTooNew extends AppError {
  override readonly code = 'schema-too-new';
  override readonly retryable = false;
}

/** The database is not prepared for this release. */
export class SchemaTooOld extends AppError {
  override readonly code = 'schema-too-old';
  override readonly retryable = false;
}

interface SchemaVersion {
  readonly _id: string;
  readonly version: number;
}

const documentId = 'schema_version';
const versions = (db: mongo.Db): mongo.Collection<SchemaVersion> => db.collection<SchemaVersion>('schema_version');

/** 0 for a database that was never migrated. */
async function storedVersion(db: mongo.Db): Promise<number> {
  const stored = await attempt(() => versions(db).findOne({ _id: documentId }));
  return stored?.version ?? 0;
}

/** Raises `SchemaTooNew`, `SchemaTooOld`. */
export async function demandSchema(db: mongo.Db): Promise<void> {
  const version = await storedVersion(db);
  refuseNewer(version);
  if (version < migrations.length) {
    throw new SchemaTooOld(
      `The database has schema version ${version}, this release needs ${migrations.length}: run "npm run migrate" first.`,
    );
  }
}

/** Runs the steps that are missing, and gives the version before and after. */
export async function bringUpToDate(db: mongo.Db): Promise<{ readonly from: number; readonly to: number }> {
  const from = await storedVersion(db);
  refuseNewer(from);
  for (const [index, migrate] of migrations.entries()) {
    if (index < from) continue;
    await attempt(() => migrate(db));
    await attemptUpsert(() =>
      versions(db).updateOne({ _id: documentId }, { $max: { version: index + 1 } }, { upsert: true }),
    );
  }
  return { from, to: migrations.length };
}

function refuseNewer(version: number): void {
  if (version <= migrations.length) return;
  throw new SchemaTooNew(
    `The database has schema version ${version}, this release knows ${migrations.length}: ` +
      'start the release that migrated it, or a newer one, or restore a backup from before.',
  );
}
