import { importDatabase } from '../../../api/import-database';
import type { CsvSource } from './csv-source';
import type { ImportState } from './use-import-run';

/** An import that has begun and is not through. */
export interface KeptImport {
  /** Nobody else who signs in with this browser is shown it. */
  readonly by: string;
  readonly at: number;
  readonly source: CsvSource;
  /** What else was chosen. */
  readonly variant: string;
  readonly state: ImportState;
}

const keptForMs = 24 * 3_600_000;
const store = 'imports';

/** In the browser alone, until the import is through: a page that is loaded anew goes on where it was. */
export async function keepImport(subject: string, kept: KeptImport): Promise<void> {
  await within('readwrite', (imports) => imports.put(kept, subject));
}

export async function forgetImport(subject: string): Promise<void> {
  await within('readwrite', (imports) => imports.delete(subject));
}

export async function findImport(subject: string, by: string): Promise<KeptImport | undefined> {
  const kept = await within<KeptImport | undefined>('readonly', (imports) => imports.get(subject));
  if (kept === undefined) return undefined;
  if (kept.by === by && Date.now() - kept.at < keptForMs) return kept;
  await forgetImport(subject);
  return undefined;
}

/** A browser that keeps nothing imports all the same; then there is nothing to be found. */
async function within<T>(
  mode: IDBTransactionMode,
  ask: (imports: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open();
    try {
      return await answerOf(ask(database.transaction(store, mode).objectStore(store)));
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(importDatabase, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(store));
  return answerOf(opening);
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('The browser keeps nothing.', { cause: request.error })));
  });
