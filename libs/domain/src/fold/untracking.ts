import type { Activity, PersonalAct, TrackingLink } from '../activity';
import type { CategoryRemovedDecision, FoldSettings, LeftDecision, UntrackDecision } from '../decision';
import type { MailboxId } from '../ids';
import type { ReasonCode } from '../reason-codes';
import { withConflict } from './choose-regarding';
import {
  awaiting,
  findLink,
  findPlacement,
  isMovedOut,
  isOvertaken,
  isTrackedByRule,
  withLink,
  withoutItem,
} from './links';
import type { Step } from './step';

type UntrackedLink = Extract<PersonalAct, { kind: 'untrack' }>['links'][number];

interface Untracking {
  readonly reason: ReasonCode;
  readonly at: string;
  readonly mailboxId?: MailboxId;
  readonly by?: string;
}

/** Untracks links; without any left the activity is hidden. Their placements stay as dismissed, so that no later read brings them back. */
export function withoutTracking(activity: Activity, links: readonly TrackingLink[], untracking: Untracking): Step {
  const { reason, at, mailboxId, by } = untracking;
  const untracked = links.reduce<Activity>((rest, link) => {
    const dismissed: TrackingLink = {
      ...withConflict(link, undefined),
      status: 'untracked',
      reason,
      lastUntrackedAt: at,
    };
    return withLink(rest, dismissed);
  }, activity);
  const isHidden = untracked.links.every(({ status }) => status === 'untracked');
  return {
    activity: isHidden ? { ...untracked, status: 'untracked' } : untracked,
    changed: ['links'],
    reason,
    ...(mailboxId !== undefined && { mailboxId }),
    ...(by !== undefined && { by }),
  };
}

/** A person untracks one mailbox's link or every link; what was tracked after that act stays. */
export function foldUntrack(activity: Activity | undefined, decision: UntrackDecision): Step | undefined {
  const { id: causeId, decidedAt: at, mailboxId, by } = decision;
  const links = (activity?.links ?? []).filter(
    (link) =>
      link.status === 'tracked' && (mailboxId === undefined || link.mailboxId === mailboxId) && link.trackedAt <= at,
  );
  if (activity === undefined || links.length === 0) return undefined;
  const whose = mailboxId === undefined ? {} : { mailboxId };
  const lastAct: PersonalAct = { kind: 'untrack', causeId, at, by, links: links.map(asItWas) };
  return withoutTracking({ ...activity, lastAct }, links, { reason: 'untracked-by-person', at, by, ...whose });
}

const asItWas = ({ mailboxId, reason, conflict }: TrackingLink): UntrackedLink => ({
  mailboxId,
  reason,
  ...(conflict !== undefined && { conflict }),
});

/** The category was taken off an item: where the organization allows it, this untracks the mailbox's link. */
export function foldCategoryRemoved(
  activity: Activity | undefined,
  decision: CategoryRemovedDecision,
): Step | undefined {
  const { mailboxId, itemKey, number, observedAt: at, settings } = decision;
  const link = findLink(activity, mailboxId);
  if (activity === undefined || link?.status !== 'tracked' || !settings.untrackOnCategoryRemoved) return undefined;
  if (findPlacement(link, itemKey) === undefined || isOvertaken(link, itemKey, number)) return undefined;
  if (at <= link.trackedAt) return undefined;
  return withoutTracking(activity, [link], { reason: 'category-removed', at, mailboxId });
}

/**
 * An item is no longer where it was. A move never untracks by itself: while the message is somewhere that was not yet
 * reported, it counts as under way.
 */
export function foldLeft(activity: Activity | undefined, decision: LeftDecision): Step | undefined {
  const { mailboxId, itemKey, number, reason, located = [] } = decision;
  const link = findLink(activity, mailboxId);
  if (activity === undefined || link === undefined || isOvertaken(link, itemKey, number)) return undefined;
  const left = withoutItem(awaiting(link, itemKey, located), itemKey, number);
  if (link.status === 'untracked' || findPlacement(link, itemKey) === undefined)
    return { activity: withLink(activity, left), changed: [] };
  const cause = causeOfUntracking(left, decision);
  if (cause !== undefined) {
    return withoutTracking(activity, [left], { reason: cause, at: decision.observedAt, mailboxId });
  }
  return { activity: withLink(activity, left), changed: ['links'], reason, mailboxId };
}

/** What becomes of a message that moves out of where its rule tracked it. */
export const onMoveOutOf = ({ ruleId }: TrackingLink, settings: FoldSettings): FoldSettings['onMoveOut'] =>
  settings.onMoveOutByRule?.find((rule) => rule.ruleId === ruleId)?.onMoveOut ?? settings.onMoveOut;

function causeOfUntracking(link: TrackingLink, { whereabouts, settings }: LeftDecision): ReasonCode | undefined {
  if (!isMovedOut(link)) return undefined;
  if (whereabouts !== 'elsewhere') return settings.onDelete === 'untrack' ? 'deleted' : undefined;
  const hasMovedOut = link.placements.length > 0 && isTrackedByRule(link);
  return onMoveOutOf(link, settings) === 'untrack' && hasMovedOut ? 'moved-out' : undefined;
}
