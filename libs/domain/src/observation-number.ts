/**
 * The place of an observation among all of its mailbox: owner epoch, read within the epoch, position within the read.
 * Later numbers were read later; a redelivery keeps its number.
 */
export interface ObservationNumber {
  readonly epoch: number;
  readonly read: number;
  readonly n: number;
}

/** Negative when `a` was read before `b`, zero when they are the same observation. */
export function compareNumbers(a: ObservationNumber, b: ObservationNumber): number {
  return a.epoch - b.epoch || a.read - b.read || a.n - b.n;
}
