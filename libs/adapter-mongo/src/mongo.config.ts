import { readFileSync } from 'node:fs';
import { IsOptional, IsString, Matches } from 'class-validator';
import type { MongoOptions } from './database/mongo-database';

const addressForm = /^mongodb(\+srv)?:\/\/\S+$/;
const databaseIn = /^mongodb(?:\+srv)?:\/\/[^/]+\/[^/?]+/;

/** The environment that says where MongoDB is, and as whom it is asked. */
export class MongoConfig {
  @Matches(addressForm, { message: 'MONGODB_URI must begin with mongodb:// or mongodb+srv://' })
  readonly MONGODB_URI: string = 'mongodb://127.0.0.1:27017/foldwatch';
  /** A file that holds it instead, because it has a password in it. */
  @IsOptional() @IsString() readonly MONGODB_URI_FILE?: string;
}

/** What is wrong with the variables taken together. */
export function mongoProblems(config: MongoConfig): readonly string[] {
  const uri = uriOf(config);
  if (uri === undefined) return ['MONGODB_URI_FILE names a file that cannot be read or holds no address of MongoDB'];
  return databaseIn.test(uri) ? [] : ['MONGODB_URI must name a database, as in mongodb://host/foldwatch'];
}

export const mongoOptions = (config: MongoConfig): MongoOptions => ({ uri: uriOf(config) ?? config.MONGODB_URI });

function uriOf({ MONGODB_URI, MONGODB_URI_FILE }: MongoConfig): string | undefined {
  if (MONGODB_URI_FILE === undefined) return MONGODB_URI;
  try {
    const uri = readFileSync(MONGODB_URI_FILE, 'utf8').trim();
    return addressForm.test(uri) ? uri : undefined;
  } catch {
    return undefined;
  }
}
