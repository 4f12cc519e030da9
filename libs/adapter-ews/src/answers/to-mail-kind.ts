import type { MailKind } from '@foldwatch/domain';

const kinds: readonly (readonly [RegExp, MailKind])[] = [
  [/^ipm\.schedule\.meeting\.request/, 'meeting-request'],
  [/^ipm\.schedule\.meeting\.resp/, 'meeting-response'],
  [/^ipm\.schedule\.meeting\.cancel/, 'meeting-cancellation'],
  [/^report\..*\.ndr$/, 'non-delivery-report'],
  [/^report\..*\.(ipnrn|ipnnrn|dr)$/, 'read-receipt'],
  // Signed in the clear, so that everybody can read it.
  [/^ipm\.note\.smime\.multipartsigned/, 'message'],
  [/^ipm\.note\.(smime|rpmsg|secure)/, 'encrypted'],
  [/^ipm(\.note(\..*)?)?$/, 'message'],
];

/** What kind of mail an item class is; the element's name speaks where there is no class. */
export function toMailKind(itemClass: string, element: string, contentClass: string | undefined): MailKind {
  const named = itemClass.toLowerCase();
  if (named === '') return element === 'Message' ? 'message' : 'other';
  const kind = kinds.find(([pattern]) => pattern.test(named))?.[1] ?? 'other';
  // Rights-protected mail is an ordinary note to Exchange; only this header tells.
  return kind === 'message' && /^rpmsg\.message$/i.test(contentClass?.trim() ?? '') ? 'encrypted' : kind;
}
