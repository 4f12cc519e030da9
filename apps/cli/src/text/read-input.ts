import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { UsageError } from '../command-problem';

/** The text in a file, or on standard input where the name is "-". */
export const readInput = async (path: string): Promise<string> => (await readBytes(path)).toString();

/** The same as it is, in whichever encoding. */
export async function readBytes(path: string): Promise<Buffer> {
  if (path === '-') return buffer(process.stdin);
  try {
    return await readFile(path);
  } catch (error) {
    throw new UsageError(`${path} cannot be read. Name a file, or "-" for standard input.`, { cause: error });
  }
}

/** The same as JSON. Its fields are for the gateway to check, which says what is wrong with them. */
export async function readJson<T>(path: string): Promise<T> {
  const json = await readInput(path);
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UsageError(`${path === '-' ? 'What came in' : path} is not JSON.`, { cause: error });
  }
}
