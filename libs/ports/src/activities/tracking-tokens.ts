import type { TrackingToken } from '@foldwatch/domain';

/** The tracking tokens that were issued. Raises `StoreUnavailable`. */
export abstract class TrackingTokens {
  /**
   * Keeps a token under a number that no other has or will have, whoever issues at the same moment, and gives it with its
   * digits (see `tokenDigits`). It cannot be lost once this resolves.
   */
  abstract issue(token: Omit<TrackingToken, 'digits'>, code: number): Promise<TrackingToken>;
  /** By their digits, in one query; what was never issued is left out. */
  abstract findMany(digits: readonly string[]): Promise<ReadonlyMap<string, TrackingToken>>;
}
