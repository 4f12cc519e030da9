import type { Activity, ActivityChange, TrackingLink } from '../activity';
import type { MailAction } from '../mail-action';

/** Outlook shows no longer names, and takes these signs for the end of one. */
const maxCategoryLength = 255;
const separators = /[,;\r\n\t]+/g;

/** The user's receipt: the organization's category, with the record that the message regards. */
export const categoryOf = (categoryName: string, { regarding }: Pick<Activity, 'regarding'>): string =>
  regarding === undefined
    ? categoryName
    : `${categoryName}: ${regarding.name.replaceAll(separators, ' ')}`
        .replaceAll('  ', ' ')
        .slice(0, maxCategoryLength)
        .trim();

/** What Exchange shall get because of changes. Derived from the activity as it is, so that repeating them does no harm. */
export function actionsOf(
  activity: Activity,
  changes: readonly Pick<ActivityChange, 'changed' | 'mailboxId'>[],
  categoryName: string,
): readonly MailAction[] {
  const category = categoryOf(categoryName, activity);
  return activity.links.flatMap((link) => {
    const concerning = changes.filter((change) => isConcerned(link, change));
    return concerning.length === 0 ? [] : actionsForLink(activity, link, { category, categoryName });
  });
}

/** A change of one mailbox's link concerns that mailbox, one of the record everybody who tracks the message. */
function isConcerned(
  link: TrackingLink,
  { mailboxId, changed }: Pick<ActivityChange, 'changed' | 'mailboxId'>,
): boolean {
  if (mailboxId === link.mailboxId) return true;
  const isForAll = changed.includes('regarding') && link.status === 'tracked';
  return isForAll || (mailboxId === undefined && changed.includes('links'));
}

function actionsForLink(
  { id: activityId, content }: Activity,
  { mailboxId, status }: TrackingLink,
  { category, categoryName }: { readonly category: string; readonly categoryName: string },
): readonly MailAction[] {
  if (status === 'untracked') return [{ kind: 'set-category', mailboxId, activityId, categoryName }];
  const receipt: MailAction = { kind: 'set-category', mailboxId, activityId, category, categoryName };
  if (content.state !== 'pending') return [receipt];
  return [receipt, { kind: 'fetch-content', mailboxId, activityId, again: content.current !== undefined }];
}
