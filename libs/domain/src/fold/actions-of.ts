import type { Activity, ActivityChange, TrackingLink } from '../activity';
import type { MailAction } from '../mail-action';

type SetCategory = Extract<MailAction, { readonly kind: 'set-category' }>;

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
  const { regarding } = activity;
  const receipt = {
    category: categoryOf(categoryName, activity),
    ...(regarding !== undefined && { regarding: { table: regarding.table, id: regarding.id } }),
    categoryName,
  };
  return activity.links.flatMap((link) => {
    const concerning = changes.filter((change) => isConcerned(link, change));
    return concerning.length === 0 ? [] : actionsForLink(activity, link, receipt);
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
  receipt: Pick<SetCategory, 'category' | 'regarding' | 'categoryName'>,
): readonly MailAction[] {
  if (status === 'untracked')
    return [{ kind: 'set-category', mailboxId, activityId, categoryName: receipt.categoryName }];
  const given: MailAction = { kind: 'set-category', mailboxId, activityId, ...receipt };
  if (content.state !== 'pending') return [given];
  return [given, { kind: 'fetch-content', mailboxId, activityId, again: content.current !== undefined }];
}
