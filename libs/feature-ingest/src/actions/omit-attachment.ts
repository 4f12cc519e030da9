import type { OrganizationSettings } from '@foldwatch/domain';
import type { FetchedAttachment } from '@foldwatch/ports';

type Limits = Pick<OrganizationSettings, 'maxAttachmentBytes' | 'blockedAttachmentTypes'>;

/** Why an attachment is left out before it is fetched; the activity names it all the same. */
export function omitAttachment(
  { name, sizeBytes }: Pick<FetchedAttachment, 'name' | 'sizeBytes'>,
  { maxAttachmentBytes, blockedAttachmentTypes }: Limits,
): 'too-large' | 'blocked-type' | undefined {
  const trimmed = name
    .trim()
    .replace(/[. ]+$/, '')
    .toLowerCase();
  const extension = trimmed.slice(trimmed.lastIndexOf('.') + 1);
  if (trimmed.includes('.') && blockedAttachmentTypes.includes(extension)) return 'blocked-type';
  return sizeBytes > maxAttachmentBytes ? 'too-large' : undefined;
}
