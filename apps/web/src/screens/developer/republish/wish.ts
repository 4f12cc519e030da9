import type { Part } from './use-republish';

export const kinds = ['activity', 'mailbox', 'since'] as const;
type Kind = (typeof kinds)[number];

export const isKind = (text: string): text is Kind => kinds.some((kind) => kind === text);

/** What somebody has chosen and typed so far. */
export interface Wish {
  readonly kind: Kind;
  /** An activity's or a mailbox's id, or a time as the browser's own field has it. */
  readonly value: string;
}

/** As the API takes it; nothing while it says nothing yet. */
export function toPart({ kind, value }: Wish): Part | undefined {
  if (value.trim() === '') return undefined;
  if (kind === 'activity') return { activityId: value.trim() };
  if (kind === 'mailbox') return { mailboxId: value };
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? undefined : { since: moment.toISOString() };
}
