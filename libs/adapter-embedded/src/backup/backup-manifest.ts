import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { plainToInstance, Type } from 'class-transformer';
import {
  Equals,
  IsArray,
  IsInt,
  IsISO8601,
  IsString,
  Matches,
  Min,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { newestVersion } from '../database/migrate';
import { databaseFile } from '../files/data-directory';
import { isAbsence } from '../files/durable-files';
import { BackupUnusable } from './backup-errors';
import { readTar } from './tar';

export const manifestFile = 'manifest.json';
export const manifestFormat = 1;

/** One database: what it is called in a data directory, and under which name it lies in the backup. */
export class BackedUpDatabase {
  @Matches(/^[a-z-]+\.sqlite$/) readonly name!: string;
  @Matches(/^[\w-]+\.sqlite$/) readonly file!: string;
  @IsInt() @Min(0) readonly sizeBytes!: number;
  @Matches(/^[0-9a-f]{64}$/) readonly sha256!: string;
}

class BackedUpContent {
  @IsInt() @Min(0) readonly files!: number;
  @IsInt() @Min(0) readonly sizeBytes!: number;
  /** Named by the database, and not to be had: removed while the backup ran, or lost before. */
  @IsArray() @Matches(/^[0-9a-f]{64}$/, { each: true }) readonly missing!: readonly string[];
}

class BackedUpCounts {
  @IsInt() @Min(0) readonly activities!: number;
  @IsInt() @Min(0) readonly mailboxes!: number;
  @IsInt() @Min(0) readonly records!: number;
  @IsInt() @Min(0) readonly events!: number;
}

/** Says that a backup is whole, and what belongs to it. It is written last: what it does not name is not part of it. */
export class BackupManifest {
  @Equals(manifestFormat) readonly format!: number;
  /** The release that made it. */
  @IsString() readonly release!: string;
  @IsInt() @Min(1) readonly dataVersion!: number;
  /** Everything acknowledged before this moment is in it. */
  @IsISO8601() readonly createdAt!: string;
  @IsArray() @ValidateNested({ each: true }) @Type(() => BackedUpDatabase) readonly databases!: BackedUpDatabase[];
  @ValidateNested() @Type(() => BackedUpContent) readonly content!: BackedUpContent;
  @ValidateNested() @Type(() => BackedUpCounts) readonly counts!: BackedUpCounts;
}

/**
 * The manifest of a whole backup, in a directory or a file, or `undefined` where there is none. Raises `BackupUnusable` for
 * what cannot be understood.
 */
export async function readManifest(source: string): Promise<BackupManifest | undefined> {
  const written = await manifestText(source);
  if (written === undefined) return undefined;
  const manifest = parsed(written, source);
  if (manifest.format > manifestFormat || manifest.dataVersion > newestVersion) {
    throw new BackupUnusable(
      `The backup in ${source} was made by a newer release (${manifest.release}). Restore it with that release or a later one.`,
    );
  }
  const isWhole = validateSync(manifest).length === 0 && manifest.databases.some(({ name }) => name === databaseFile);
  if (!isWhole) throw damaged(source);
  return manifest;
}

async function manifestText(source: string): Promise<string | undefined> {
  try {
    if (!(await stat(source)).isFile()) return await readFile(join(source, manifestFile), 'utf8');
    for await (const { name, bytes } of readTar(source)) {
      if (name !== manifestFile) break;
      return await text(bytes);
    }
    throw damaged(source);
  } catch (error) {
    if (isAbsence(error)) return undefined;
    throw error;
  }
}

const damaged = (source: string, cause?: unknown): BackupUnusable =>
  new BackupUnusable(`${source} has a damaged manifest, or is no backup.`, { cause });

function parsed(written: string, source: string): BackupManifest {
  try {
    return plainToInstance(BackupManifest, Object(JSON.parse(written)));
  } catch (error) {
    throw damaged(source, error);
  }
}
