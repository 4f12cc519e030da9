import type { Activity, Placement, TrackingLink } from '../activity';
import type { ItemKey, MailboxId } from '../ids';
import type { LocatedPlacement } from '../observation';
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
    ...notAwaiting(link, itemKey),
    placements: [...others, placement].toSorted((a, b) => compareNumbers(a.number, b.number)),
    departed: link.departed.filter((item) => item.itemKey !== itemKey),
  };
}

/** Takes the item away and remembers that it left, also when its arrival was not heard of yet. */
export function withoutItem(link: TrackingLink, itemKey: ItemKey, number: ObservationNumber): TrackingLink {
  const departed = [...link.departed.filter((item) => item.itemKey !== itemKey), { itemKey, number }];
  return {
    ...notAwaiting(link, itemKey),
    placements: link.placements.filter((placement) => placement.itemKey !== itemKey),
    departed: departed.toSorted((a, b) => compareNumbers(a.number, b.number)).slice(-maxDeparted),
  };
}

/**
 * Remembers what was found to be there and not heard of yet. Only what was observed after the item that left, or after the
 * oldest that is known: what is older was heard of before there was a link to remember it.
 */
export function awaiting(link: TrackingLink, itemKey: ItemKey, located: readonly LocatedPlacement[]): TrackingLink {
  const since = (findPlacement(link, itemKey) ?? link.placements[0] ?? link.departed[0])?.number;
  if (since === undefined) return link;
  const unheard = located.filter(
    ({ itemKey: found, number }) =>
      compareNumbers(number, since) > 0 &&
      findPlacement(link, found) === undefined &&
      !isOvertaken(link, found, number),
  );
  if (unheard.length === 0) return link;
  const awaited = new Set([...(link.awaited ?? []), ...unheard.map((item) => item.itemKey)]);
  return { ...link, awaited: [...awaited].toSorted().slice(-maxDeparted) };
}

function notAwaiting(link: TrackingLink, itemKey: ItemKey): TrackingLink {
  const { awaited, ...rest } = link;
  const others = awaited?.filter((other) => other !== itemKey) ?? [];
  return others.length === 0 ? rest : { ...rest, awaited: others };
}

export const restsInTrackedFolder = (link: TrackingLink): boolean => link.placements.some(({ tracked }) => tracked);

/** Nothing of it is in a tracked folder, and nothing that may be is yet to be heard of. */
export const isMovedOut = (link: TrackingLink): boolean => !restsInTrackedFolder(link) && link.awaited === undefined;

export const withContentKey = (link: TrackingLink, contentKey: string): TrackingLink =>
  link.contentKeys.includes(contentKey)
    ? link
    : { ...link, contentKeys: [...link.contentKeys, contentKey].slice(-maxContentKeys) };

/** It was by a rule that it was last tracked: of other mail a folder that it leaves says nothing. */
export const isTrackedByRule = (link: TrackingLink): boolean => link.ruleId !== undefined;
