import type { MailboxId } from '@foldwatch/domain';

/** FNV-1a: spreads ids evenly, and is the same in every process and after every restart. */
function fractionOf(id: MailboxId): number {
  let hash = 0x811c9dc5;
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}

/**
 * When the mailbox's present period began. Periods of different mailboxes begin spread over the interval, so that the
 * comparisons of all of them fill it evenly.
 */
export function periodStartMs(mailboxId: MailboxId, nowMs: number, everyMs: number): number {
  const phaseMs = fractionOf(mailboxId) * everyMs;
  return Math.floor((nowMs - phaseMs) / everyMs) * everyMs + phaseMs;
}

export interface DueFacts {
  readonly mailboxId: MailboxId;
  readonly nowMs: number;
  readonly everyMs: number;
  /** When it was compared last, else when it was configured: a new mailbox waits for its first period. */
  readonly comparedAtMs: number;
  /** How many comparisons have found something missing, one after the other. */
  readonly gapComparisons: number;
}

/** A gap is looked at again before the next period: after this, doubled each time. */
const firstAgainMs = 600_000;

export function isComparisonDue({ mailboxId, nowMs, everyMs, comparedAtMs, gapComparisons }: DueFacts): boolean {
  if (comparedAtMs < periodStartMs(mailboxId, nowMs, everyMs)) return true;
  if (gapComparisons === 0) return false;
  return nowMs - comparedAtMs >= Math.min(everyMs, firstAgainMs * 2 ** Math.min(gapComparisons - 1, 20));
}
