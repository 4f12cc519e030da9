import type { DecisiveHeaders } from '../mail';

const bulkPrecedences: ReadonlySet<string> = new Set(['bulk', 'list', 'junk']);

/** Sent to many at once: by a mailing list, or said to be. */
export const isBulkMail = ({ listId, precedence }: DecisiveHeaders): boolean =>
  (listId ?? '').trim() !== '' || keywords(precedence).some((keyword) => bulkPrecedences.has(keyword));

/** Sent by no person: RFC 3834 says anything but "no", and Exchange what it would not like to be answered by. */
export const isAutomaticMail = ({ autoSubmitted, autoResponseSuppress }: DecisiveHeaders): boolean =>
  keywords(autoSubmitted).some((keyword) => keyword !== 'no') ||
  keywords(autoResponseSuppress).some((keyword) => keyword !== 'none');

/** The keywords of a structured header, without case, comments and whatever stands behind a semicolon. */
function keywords(header: string | undefined): readonly string[] {
  if (header === undefined) return [];
  const [value = ''] = withoutComments(header).split(';', 1);
  const words = value.split(',').map((word) => word.trim().toLowerCase());
  return words.filter((word) => word !== '');
}

/** Comments may be nested, and a backslash in one takes the next sign for what it is; one that is never closed goes on to the end. */
function withoutComments(header: string): string {
  let depth = 0;
  const kept: string[] = [];
  for (let at = 0; at < header.length; at += 1) {
    const sign = header.charAt(at);
    if (sign === '(') depth += 1;
    else if (depth === 0) kept.push(sign);
    else if (sign === ')') depth -= 1;
    else if (sign === '\\') at += 1;
  }
  return kept.join('');
}
