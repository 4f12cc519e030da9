import { randomBytes } from 'node:crypto';
import { java, maven, type Tool } from '../tools/require-tool';
import { noteForRun } from '../tools/run-notes';
import { MongoServer } from './mongo-server';

const given = process.env['MONGODB_URI'] ?? '';

/** What a suite over MongoDB needs: nothing where an address is given, else what the stand-in runs on. */
export const mongoTools: readonly Tool[] = given === '' ? [java, maven] : [];

export interface MongoForTests {
  /** Names a database that nobody else has. */
  freshUri(): string;
  dispose(): Promise<void>;
}

/** The server at `MONGODB_URI`, or the stand-in in memory. */
export async function mongoForTests(): Promise<MongoForTests> {
  if (given !== '') {
    noteForRun({ kind: 'ran-on', text: 'MongoDB at MONGODB_URI' });
    return { freshUri: () => withDatabase(given), dispose: () => Promise.resolve() };
  }
  const server = await MongoServer.start();
  return { freshUri: () => withDatabase(server.uri), dispose: () => server.dispose() };
}

/** The address, which may name several hosts, with a database of a random name. */
function withDatabase(uri: string): string {
  const [, server = uri, options = ''] = /^([^/]+\/\/[^/?]+)(?:\/[^?]*)?(\?.*)?$/.exec(uri) ?? [];
  return `${server}/foldwatch-test-${randomBytes(6).toString('hex')}${options}`;
}
