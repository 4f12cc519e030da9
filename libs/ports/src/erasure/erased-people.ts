/**
 * Remembers who was erased without knowing who it was: by hashes keyed with a secret of the installation. Raises
 * `StoreUnavailable`.
 */
export abstract class ErasedPeople {
  /** What hashes them: the same in every process, and after a restore or a move. */
  abstract hashing(): Promise<(text: string) => string>;
  /** Of the texts (comparable addresses, or `recordSubject`s) those that were erased, with when; one query at most. */
  abstract among(texts: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Of a hash that is known already the later moment counts. */
  abstract remember(hashes: readonly string[], erasedAt: string): Promise<void>;
}

/** How a record stands among the erased; no address is like it. */
export const recordSubject = ({ table, id }: { readonly table: string; readonly id: string }): string =>
  `record ${table}/${id}`;
