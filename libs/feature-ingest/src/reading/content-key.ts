import type { FetchedItem } from '@foldwatch/ports';
import { hashId } from '@foldwatch/platform';

/** Alike for copies of the same content; a draft's is its own, so that sending it is seen. */
export function contentKeyOf({ mail, searchKey }: Pick<FetchedItem, 'mail' | 'searchKey'>): string {
  return hashId(searchKey ?? '', mail.subject, String(mail.hasAttachments), ...(mail.isDraft ? ['draft'] : []));
}
