import type { ActivityId } from '../ids';
import type { NamedRecord, RecordRef } from '../records/record';

/** What mail with a token belongs to: a recorded message, or a record that it regards. */
export type TokenTarget =
  | { readonly kind: 'activity'; readonly activityId: ActivityId }
  | { readonly kind: 'record'; readonly record: RecordRef };

/** A text for subjects by which mail is known again whatever becomes of its headers. Only what we issued matches. */
export interface TrackingToken {
  /** Unlike those of every other token, whatever their prefixes. */
  readonly digits: string;
  /** As it was when the token was issued, so that tokens outlive a change of the setting. */
  readonly prefix: string;
  readonly issuedFor: TokenTarget;
  readonly issuedAt: string;
  readonly issuedBy: string;
}

const numberDigits = 6;
const codeDigits = 4;
const fewestDigits = numberDigits + codeDigits;
const mostDigits = 18;
/** A hostile subject may hold thousands of numbers; what a person wrote ends with its token. */
const mostCandidates = 10;

/** How many codes there are; one is drawn by lot for each token, so that nobody can count on to the next. */
export const tokenCodes = 10 ** codeDigits;

/** The digits of the token with a number of its own: that number, and the code. */
export const tokenDigits = (number: number, code: number): string =>
  `${String(number).padStart(numberDigits, '0')}${String(code).padStart(codeDigits, '0')}`;

/** The number of its own that a token's digits begin with. */
export const tokenNumber = (digits: string): number => Number(digits.slice(0, -codeDigits));

/** A prefix that ends with a digit would run into the number. */
export const tokenPrefix = (setting: string): string => (/[0-9]$/.test(setting) ? `${setting}:` : setting);

export const tokenText = ({ prefix, digits }: Pick<TrackingToken, 'prefix' | 'digits'>): string => `${prefix}${digits}`;

interface Candidate {
  readonly digits: string;
  readonly at: number;
}

/** The numbers in a subject that could be tokens, from the last back. */
function candidatesIn(subject: string): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const { 0: digits, index: at } of subject.matchAll(/[0-9]+/g)) {
    if (digits.length >= fewestDigits && digits.length <= mostDigits) found.push({ digits, at });
  }
  return found.slice(-mostCandidates).toReversed();
}

/** What is to be looked up to find tokens in a subject. */
export const tokenNumbersIn = (subject: string): readonly string[] => candidatesIn(subject).map(({ digits }) => digits);

/** The issued tokens in a subject, from the last back. Case is no matter: some mail programs change it. */
export function tokensIn<T extends Pick<TrackingToken, 'prefix'>>(
  subject: string,
  issued: ReadonlyMap<string, T>,
): readonly T[] {
  if (issued.size === 0) return [];
  return candidatesIn(subject).flatMap(({ digits, at }) => {
    const token = issued.get(digits);
    if (token === undefined || at < token.prefix.length) return [];
    const before = subject.slice(at - token.prefix.length, at);
    return before.toLowerCase() === token.prefix.toLowerCase() ? [token] : [];
  });
}

/** An issued token as it stands: who it leads to is recorded, the record is there. */
export interface StandingToken {
  readonly prefix: string;
  readonly leadsTo:
    | { readonly kind: 'activity'; readonly activityId: ActivityId }
    | { readonly kind: 'record'; readonly record: NamedRecord };
}
