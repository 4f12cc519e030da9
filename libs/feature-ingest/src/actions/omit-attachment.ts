import type { OrganizationSettings } from '@foldwatch/domain';
import type { FetchedAttachment } from '@foldwatch/ports';

type Limits = Pick<OrganizationSettings, 'maxAttachmentBytes' | 'blockedAttachmentTypes'>;

/** Why an attachment is left out before it is fetched; the activity names it all the same. */
export function omitAttachment(
  { name, sizeBytes }: Pick<FetchedAttachment, 'name' | 'sizeBytes'>,
  { maxAttachmentBytes, blockedAttachmentTypes }: Limits,
): 'too-large' | 'blocked-type' | undefined {
  const trimmed = withoutEnd(name.trim()).toLowerCase();
  const extension = trimmed.slice(trimmed.lastIndexOf('.') + 1);
  if (trimmed.includes('.') && blockedAttachmentTypes.includes(extension)) return 'blocked-type';
  return sizeBytes > maxAttachmentBytes ? 'too-large' : undefined;
}

/** Windows takes no notice of dots and blanks at the end of a name. */
function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && '. '.includes(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}
