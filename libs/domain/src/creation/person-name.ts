import { capitalized } from './company-of';
import { readableName } from './display-name';

/** A person's name as a contact or lead has it: there is always a last one. */
export interface PersonName {
  readonly firstName?: string;
  readonly lastName: string;
}

/** What a field of a record takes. */
const longestName = 100;

const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Compared without dots and case. */
const titles = wordSet(
  'dr prof professor mr mrs ms miss mx sir madam mme mlle herr frau hr fr dipl-ing dipl-kfm dipl-inf ing mag sr sra srta dott ' +
    'dottssa avv rev hon dame doctor',
);
const suffixes = wordSet('jr sr ii iii iv phd md mba msc bsc ma ba esq cpa llm llb dds rn pe pmp cfa jd edd');
const particles = wordSet(
  'van von vom zu zum zur der den de del della di da dos das du la le ten ter af av bin ibn al el y',
);

const bare = (word: string): string => word.replaceAll('.', '').toLowerCase();

/** The name of whoever writes, from the name beside the address; from the address where there is none. */
export function personNameOf(displayName: string | undefined, address: string): PersonName {
  const readable = displayName === undefined ? '' : readableName(displayName);
  const named = isName(readable) ? inOrder(readable) : undefined;
  return shortened(named ?? fromLocalPart(address));
}

/** Neither an address nor mere signs, such as what is left of bytes that nobody can read. */
const isName = (text: string): boolean => /\p{L}/u.test(text) && !text.includes('@');

/** First names first, however the comma has it. */
function inOrder(text: string): PersonName | undefined {
  const parts = text
    .split(',')
    .map((part) => withoutTitles(part.split(' ').filter((word) => word !== '')))
    .map(withoutSuffixes)
    .filter((part) => part.length > 0);
  const [beforeComma, afterComma] = parts;
  if (beforeComma === undefined) return undefined;
  if (afterComma !== undefined) return nameOf(afterComma, beforeComma);
  const start = lastNameStart(beforeComma);
  return nameOf(beforeComma.slice(0, start), beforeComma.slice(start));
}

const nameOf = (first: readonly string[], last: readonly string[]): PersonName => ({
  ...(first.length > 0 && { firstName: first.join(' ') }),
  lastName: last.join(' '),
});

function withoutTitles(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !titles.has(bare(word)));
  return start === -1 ? [] : words.slice(start);
}

/** Of a part of suffixes alone nothing is left. A single word in front of the comma is a name, whatever it looks like. */
function withoutSuffixes(words: readonly string[], part: number): readonly string[] {
  const end = words.findLastIndex((word) => !suffixes.has(bare(word)));
  return part === 0 && end === -1 ? words : words.slice(0, end + 1);
}

/** The last word, and the particles before it. */
function lastNameStart(words: readonly string[]): number {
  let start = Math.max(words.length - 1, 0);
  while (start > 1 && particles.has((words[start - 1] ?? '').toLowerCase())) start -= 1;
  return start;
}

function fromLocalPart(address: string): PersonName {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0));
  const [untagged = ''] = local.split('+', 1);
  const words = untagged
    .split(/[._\s-]+/u)
    .map(withoutNumber)
    .filter((word) => word !== '')
    .map(capitalized);
  if (words.length === 0) return { lastName: local === '' ? address : local };
  return nameOf(words.slice(0, -1), words.slice(-1));
}

/** Without the digits at its end. */
function withoutNumber(word: string): string {
  let end = word.length;
  while (end > 0 && /\d/u.test(word.charAt(end - 1))) end -= 1;
  return word.slice(0, end);
}

const shortened = ({ firstName, lastName }: PersonName): PersonName => ({
  ...(firstName !== undefined && { firstName: short(firstName) }),
  lastName: short(lastName),
});

const short = (text: string): string => Array.from(text).slice(0, longestName).join('');

/** Both as people write them. */
export const fullName = ({ firstName, lastName }: PersonName): string =>
  firstName === undefined ? lastName : `${firstName} ${lastName}`;
