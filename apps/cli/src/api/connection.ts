import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandCall, CommandOption } from '../command';
import { CommandProblem, UsageError } from '../command-problem';
import { dataDirOf, dataDirOption } from '../data-directory';
import { exitCodes } from '../exit-codes';

/** Where the gateway is, and by what it knows us. */
export interface Connection {
  readonly url: string;
  readonly token: string;
}

export const connectionOptions: Readonly<Record<string, CommandOption>> = {
  url: { value: 'URL', means: 'The gateway; else FOLDWATCH_URL, else port FOLDWATCH_PORT (4000) of this machine.' },
  'token-file': {
    value: 'FILE',
    means: 'Holds the token; else FOLDWATCH_ADMIN_TOKEN, else the token in the data directory.',
  },
  'data-dir': dataDirOption,
};

type Parts = Pick<CommandCall, 'given' | 'env'>;

export function connectionOf(parts: Parts): Connection {
  const url = urlOf(parts);
  return { url: url.href.replace(/\/$/, ''), token: tokenOf(parts, url) };
}

function urlOf({ given, env }: Parts): URL {
  const text = given.get('url') ?? (env['FOLDWATCH_URL'] || `http://127.0.0.1:${env['FOLDWATCH_PORT'] || '4000'}`);
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new UsageError('The address of the gateway must be like http://127.0.0.1:4000; see --url and FOLDWATCH_URL.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new UsageError('The address of the gateway takes no name and password; see --token-file.');
  }
  url.search = '';
  url.hash = '';
  return url;
}

/** The data directory's token is this machine's, and sent to no other. */
function tokenOf(parts: Parts, url: URL): string {
  const { given, env } = parts;
  const file = given.get('token-file');
  if (file !== undefined) return tokenIn(file);
  const fromEnv = env['FOLDWATCH_ADMIN_TOKEN'];
  if (fromEnv !== undefined && fromEnv !== '' && !given.has('data-dir'))
    return checked(fromEnv, 'FOLDWATCH_ADMIN_TOKEN');
  if (isThisMachine(url) || given.has('data-dir')) return tokenIn(join(dataDirOf(parts), 'admin-token'));
  throw noToken(`For ${url.host} a token is needed.`);
}

const isThisMachine = ({ hostname }: URL): boolean => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

function tokenIn(path: string): string {
  try {
    return checked(readFileSync(path, 'utf8').trim(), path);
  } catch (error) {
    if (error instanceof CommandProblem) throw error;
    throw noToken(`The token in ${path} cannot be read.`);
  }
}

/** What is no token is never shown: it may be another secret. */
function checked(token: string, place: string): string {
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw noToken(`There is no token in ${place}.`);
}

const noToken = (sentence: string): CommandProblem =>
  new CommandProblem(
    exitCodes.notAllowed,
    'no-token',
    `${sentence} Set FOLDWATCH_ADMIN_TOKEN, or name its file by --token-file, or the product's data directory by --data-dir.`,
  );
