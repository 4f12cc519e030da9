const lastOfPlane = 0xffff;
const isHalf = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;
const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`;

const ranges = new Map<string, string>();

/** The signs of a Unicode property, for the inside of a class; halves of pairs, which no text has, are left out. */
function rangesOf(property: string): string {
  const known = ranges.get(property);
  if (known !== undefined) return known;
  const has = new RegExp(`\\p{${property}}`, 'u');
  let text = '';
  for (let from = 0; from <= lastOfPlane; from += 1) {
    if (isHalf(from) || !has.test(String.fromCharCode(from))) continue;
    let to = from;
    while (to < lastOfPlane && !isHalf(to + 1) && has.test(String.fromCharCode(to + 1))) to += 1;
    text += from === to ? escaped(from) : `${escaped(from)}-${escaped(to)}`;
    from = to;
  }
  ranges.set(property, text);
  return text;
}

/**
 * A pattern as others read it: properties of Unicode, which few programs know, are spelled out. Half a pair, and what is
 * beyond the first plane, is checked here alone.
 */
export const portablePattern = ({ source }: RegExp): string =>
  source
    .replaceAll(/\\P\{(\w+)\}/g, (_, property: string) => `[^${rangesOf(property)}]`)
    .replaceAll(/\\p\{(\w+)\}/g, (_, property: string) => rangesOf(property));
