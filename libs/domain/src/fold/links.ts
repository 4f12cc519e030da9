import type { Activity, Placement, TrackingLink } from '../activity';
import type { ItemKey, MailboxId } from '../ids';
import { compareNumbers, type ObservationNumber } from '../observation-number';

/** Enough to tell a late word of a departed item; older ones are guarded by their numbers and times. */
const maxDeparted = 50;
const maxContentKeys = 20;

/** Below the number of every observation. */
export const noAct: ObservationNumber = { epoch: 0, read: 0, n: 0 };

export const findLink = (activity: Activity | undefined, mailboxId: MailboxId): TrackingLink | undefined =>
  activity?.links.find((link) => link.mailboxId === mailboxId);

/** The link in the place of the one of its mailbox, or at the end. */
export function withLink(activity: Activity, link: TrackingLink): Activity {
  const isKnown = activity.links.some(({ mailboxId }) => mailboxId === link.mailboxId);
  const links = isKnown
    ? activity.links.map((other) => (other.mailboxId === link.mailboxId ? link : other))
    : [...activity.links, link];
  return { ...activity, links };
}

export const findPlacement = (link: TrackingLink, itemKey: ItemKey): Placement | undefined =>
  link.placements.find((placement) => placement.itemKey === itemKey);

/** Whether the item was seen to leave later than `number`, or that number or a later one put it where it is. */
export function isOvertaken(link: TrackingLink, itemKey: ItemKey, number: ObservationNumber): boolean {
  const last = link.departed.find((item) => item.itemKey === itemKey) ?? findPlacement(link, itemKey);
  return last !== undefined && compareNumbers(last.number, number) >= 0;
}

/** Placements stay in the order of their numbers, so that they are alike however the observations arrived. */
export function withPlacement(link: TrackingLink, placement: Placement): TrackingLink {
  const { itemKey } = placement;
  const others = link.placements.filter((other) => other.itemKey !== itemKey);
  return {
    ...link,
    placements: [...others, placement].toSorted((a, b) => compareNumbers(a.number, b.number)),
    departed: link.departed.filter((item) => item.itemKey !== itemKey),
  };
}

/** Takes the item away and remembers that it left, also when its arrival was not heard of yet. */
export function withoutItem(link: TrackingLink, itemKey: ItemKey, number: ObservationNumber): TrackingLink {
  const departed = [...link.departed.filter((item) => item.itemKey !== itemKey), { itemKey, number }];
  return {
    ...link,
    placements: link.placements.filter((placement) => placement.itemKey !== itemKey),
    departed: departed.toSorted((a, b) => compareNumbers(a.number, b.number)).slice(-maxDeparted),
  };
}

export const restsInTrackedFolder = (link: TrackingLink): boolean => link.placements.some(({ tracked }) => tracked);

export const withContentKey = (link: TrackingLink, contentKey: string): TrackingLink =>
  link.contentKeys.includes(contentKey)
    ? link
    : { ...link, contentKeys: [...link.contentKeys, contentKey].slice(-maxContentKeys) };
