export interface Failures {
  readonly count: number;
  readonly lastAt: string;
}

/** Counts what failed under a key, for every gateway. Raises `StoreUnavailable`. */
export abstract class SignInFailures {
  abstract findMany(keys: readonly string[]): Promise<ReadonlyMap<string, Failures>>;
  /** Notes one more, unless there are others than `known` by now: then nothing is noted. */
  abstract note(key: string, known: Failures | undefined, at: string): Promise<'noted' | 'lost'>;
  abstract forget(key: string): Promise<void>;
  /** Removes up to `limit` whose last one is from before `before`; says how many. */
  abstract removeBefore(before: string, limit: number): Promise<number>;
}
