import type { Activity, PersonalAct, Placement, TrackingLink } from '../activity';
import type { DecidingRule, PresentDecision } from '../decision';
import { compareNumbers } from '../observation-number';
import { withConflict, withInherited, withWish, withWishedRecord } from './choose-regarding';
import {
  findLink,
  findPlacement,
  isMovedOut,
  isOvertaken,
  isTrackedByRule,
  noAct,
  withContentKey,
  withLink,
  withPlacement,
} from './links';
import { isSameMail, messageOf, withCopy, withNewerMetadata } from './message';
import type { ReasonCode } from '../reason-codes';
import type { ChangedPart, FoldContext, Step } from './step';
import { onMoveOutOf, withoutTracking } from './untracking';

/**
 * A message rests in a folder. `track` with a placement that the link lacks is an act: it tracks, and may set the record.
 * One that it has is nothing new, whoever brings it again; only other content in it is.
 */
export function foldPresent(
  activity: Activity | undefined,
  decision: PresentDecision,
  context: FoldContext,
): Step | undefined {
  const link = findLink(activity, decision.mailboxId);
  if (decision.verdict === 'skip') return activity && link && foldSkip(activity, link, decision);
  if (activity === undefined) return foldAct(emptyActivity(decision, context), undefined, decision, context);
  if (link === undefined) return foldAct(activity, undefined, decision, context);
  switch (noveltyOf(link, decision)) {
    case 'stale':
      return foldLateParent(activity, link, decision);
    case 'dismissed':
      return foldDismissed(activity, link, decision);
    case 'known':
      return foldKnown(activity, link, decision);
    case 'act':
      return foldAct(activity, link, decision, context);
    default:
      return undefined;
  }
}

type Novelty = 'stale' | 'dismissed' | 'known' | 'act';

function noveltyOf(link: TrackingLink, decision: PresentDecision): Novelty {
  const placement = findPlacement(link, decision.itemKey);
  if (isOvertaken(link, decision.itemKey, decision.number)) return 'stale';
  const isElsewhere = placement?.folderId !== decision.folderId;
  if (link.status === 'untracked') return noveltyToDismissed(link, decision, isElsewhere);
  if (placement === undefined || isElsewhere || !placement.tracked) return 'act';
  return decision.because === 'backfill' && placement.ruleId !== decision.rule?.id ? 'act' : 'known';
}

/** What was untracked or erased on purpose is tracked again by a person alone, who moves it to a tracked folder. */
const actsOfPerson: ReadonlySet<ReasonCode> = new Set([
  'untracked-by-person',
  'category-removed',
  'erased-person',
  'retention-ended',
]);

/** Only another placement, or a person who says so, tracks again, and not one that was seen before the message was untracked. */
function noveltyToDismissed(link: TrackingLink, decision: PresentDecision, isElsewhere: boolean): Novelty {
  const { observedAt, rule, wish } = decision;
  if (wish !== undefined) return wish.at < (link.lastUntrackedAt ?? '') ? 'dismissed' : 'act';
  if (!isElsewhere || (rule === undefined && actsOfPerson.has(link.reason))) return 'dismissed';
  return link.lastUntrackedAt !== undefined && observedAt < link.lastUntrackedAt ? 'dismissed' : 'act';
}

/**
 * It moved, or was copied, to where it is not tracked: the link shows it. A skip where it rests takes nothing away, and one
 * from before it was tracked says where it came from.
 */
function foldSkip(activity: Activity, link: TrackingLink, decision: PresentDecision): Step | undefined {
  const placement = findPlacement(link, decision.itemKey);
  if (link.status === 'untracked' || decision.observedAt < link.trackedAt) return undefined;
  if (isOvertaken(link, decision.itemKey, decision.number)) return undefined;
  if (placement?.folderId === decision.folderId) {
    const seen = withPlacement(link, { ...placement, number: decision.number });
    return { activity: withLink(activity, seen), changed: [] };
  }
  return foldMoveOut(activity, withPlacement(link, placementOf(decision)), decision);
}

function foldMoveOut(activity: Activity, moved: TrackingLink, decision: PresentDecision): Step {
  const { mailboxId, observedAt: at, reason, settings } = decision;
  const untracks = reason === 'deleted' ? settings.onDelete : onMoveOutOf(moved, settings);
  const isOutOfReach = reason === 'deleted' || isTrackedByRule(moved);
  if (!isMovedOut(moved) || !isOutOfReach || untracks === 'keep') {
    return { activity: withLink(activity, moved), changed: ['links'], reason, mailboxId };
  }
  const cause = reason === 'deleted' ? 'deleted' : 'moved-out';
  return withoutTracking(activity, [moved], { reason: cause, at, mailboxId });
}

/** Remembers that the item was seen again, so that a repetition of this does nothing once the message is tracked again. */
function foldDismissed(activity: Activity, link: TrackingLink, decision: PresentDecision): Step {
  const known = findPlacement(link, decision.itemKey);
  const placement = known?.folderId === decision.folderId ? known : placementOf(decision);
  const { number, contentKey } = decision;
  const seen = withContentKey(withPlacement(link, { ...placement, number }), contentKey);
  return { activity: withLink(activity, seen), changed: [] };
}

/** It was recorded before what it answers, of whose record it learns now. Whatever else was seen since stays. */
function foldLateParent(activity: Activity, link: TrackingLink, decision: PresentDecision): Step | undefined {
  const placement = findPlacement(link, decision.itemKey);
  if (placement === undefined || !placement.tracked || compareNumbers(placement.number, decision.number) !== 0) {
    return undefined;
  }
  const inherited = withInherited(activity, decision);
  if (inherited === activity) return undefined;
  return { activity: inherited, changed: ['regarding'], reason: link.reason, mailboxId: decision.mailboxId };
}

function foldKnown(activity: Activity, link: TrackingLink, decision: PresentDecision): Step {
  const placement = findPlacement(link, decision.itemKey) ?? placementOf(decision);
  const seen = withLink(activity, withPlacement(link, { ...placement, number: decision.number }));
  const { changed, ...step } = withContent(seen, link, decision);
  return { activity: step.activity, changed, reason: link.reason, mailboxId: decision.mailboxId };
}

function foldAct(
  activity: Activity,
  link: TrackingLink | undefined,
  decision: PresentDecision,
  context: FoldContext,
): Step {
  const { mailboxId } = decision;
  const linked = withPlacement(linkAfterAct(link, decision), placementOf(decision));
  const described = withMessage(activity, decision, context);
  const tracked = withLink(withActOf(decision, described, { before: activity, link }), linked);
  const regarding = withWishedRecord(withRuleRecord(tracked, linked, decision, link !== undefined), decision);
  const { activity: folded, changed } =
    link === undefined || activity.status !== 'tracked'
      ? { activity: withFirstContentKey(regarding, decision), changed: [] }
      : withContent(regarding, link, decision);
  const parts: ChangedPart[] = ['links', ...changed];
  if (folded.message !== activity.message || activity.status !== 'tracked') parts.push('message');
  if (regards(activity) !== regards(folded)) parts.push('regarding');
  const by = decision.wish === undefined ? {} : { by: decision.wish.by };
  return { activity: folded, changed: [...new Set(parts)], reason: decision.reason, mailboxId, ...by };
}

interface Before {
  readonly before: Activity;
  readonly link: TrackingLink | undefined;
}

/** It is this now that a person did last. What was recorded already is not taken back with it. */
function withActOf({ wish, id: causeId, mailboxId }: PresentDecision, activity: Activity, was: Before): Activity {
  if (wish === undefined) return activity;
  const { lastAct: _, ...rest } = activity;
  const { before, link } = was;
  if (link?.status === 'tracked') return rest;
  const { regarding, newestManual } = before;
  const lastAct: PersonalAct = {
    kind: 'record',
    causeId,
    at: wish.at,
    by: wish.by,
    mailboxId,
    ...(link !== undefined && { reason: link.reason }),
    ...(regarding !== undefined && { before: regarding }),
    ...(newestManual !== undefined && { newestManual }),
  };
  return { ...rest, lastAct };
}

const regards = ({ regarding }: Activity): string | undefined =>
  regarding === undefined ? undefined : `${regarding.table}/${regarding.id}`;

/** The act that was seen last says why and by which rule the message is tracked. */
function linkAfterAct(link: TrackingLink | undefined, decision: PresentDecision): TrackingLink {
  const isNewest = link?.placements.every(({ number }) => compareNumbers(number, decision.number) < 0) ?? true;
  const before = link ?? newLink(decision);
  return {
    ...(isNewest || before.status === 'untracked' ? withReason(before, decision) : before),
    ...(before.wantedRecord === undefined && wantedRecord(decision)),
    status: 'tracked',
    trackedAt: before.status === 'tracked' ? before.trackedAt : (decision.wish?.at ?? decision.observedAt),
  };
}

/** The first act that wants a record made of the sender counts: what was settled is not asked again. */
const wantedRecord = ({
  creation,
  ownerId,
  ambiguousSender = 'first',
}: PresentDecision): Pick<TrackingLink, 'wantedRecord'> =>
  creation === undefined
    ? {}
    : {
        wantedRecord: {
          ...creation,
          ...(ownerId !== undefined && { ownerId }),
          ambiguousSender,
          isSettled: false,
        },
      };

/** For the reason, and by the rule, of this decision and no other. */
function withReason(link: TrackingLink, decision: PresentDecision): TrackingLink {
  const { ruleId: _ruleId, ruleVersion: _ruleVersion, method: _method, ...rest } = link;
  return { ...rest, ...whyTracked(decision) };
}

const whyTracked = ({
  reason,
  rule,
  correlation,
}: PresentDecision): Pick<TrackingLink, 'reason' | 'ruleId' | 'ruleVersion' | 'method'> => ({
  reason,
  ...(rule !== undefined && { ruleId: rule.id, ruleVersion: rule.version }),
  ...(correlation !== undefined && { method: correlation.method }),
});

const newLink = (decision: PresentDecision): TrackingLink => ({
  mailboxId: decision.mailboxId,
  status: 'tracked',
  ...whyTracked(decision),
  trackedAt: decision.wish?.at ?? decision.observedAt,
  placements: [],
  newestAct: noAct,
  departed: [],
  contentKeys: [],
});

/** Applies the record that the rule names, unless a later act of this mailbox named one. A move to a rule without record keeps it. */
function withRuleRecord(
  activity: Activity,
  link: TrackingLink,
  decision: PresentDecision,
  hadMessage: boolean,
): Activity {
  const { rule, number } = decision;
  if (compareNumbers(number, link.newestAct) <= 0) return activity;
  if (rule?.regarding === undefined) {
    return withInherited(withLink(activity, withConflict(link, undefined)), decision);
  }
  const acted = { ...link, newestAct: number };
  return withWish(
    withLink(activity, acted),
    acted,
    wishOf(decision, { ...rule, regarding: rule.regarding }, hadMessage),
  );
}

const wishOf = (
  { mailboxId, observedAt, because, settings }: PresentDecision,
  rule: Required<DecidingRule>,
  hadMessage: boolean,
): Parameters<typeof withWish>[2] => ({
  rule,
  wanted: rule.regarding,
  mailboxId,
  at: observedAt,
  isMove: hadMessage && because !== 'backfill',
  policy: settings.regardingPolicy,
});

/** A message that is tracked again is described anew: of an erased one nothing was kept. A new copy may have lost content. */
function withMessage(activity: Activity, decision: PresentDecision, { messageIdReused }: FoldContext): Activity {
  const { message, content, status, contentErasedAt } = activity;
  return {
    ...activity,
    status: 'tracked',
    message:
      status === 'tracked'
        ? withCopy(message, decision)
        : messageOf(decision, messageIdReused || message.messageIdReused),
    content: content.state === 'gone' && contentErasedAt === undefined ? { ...content, state: 'pending' } : content,
  };
}

/** Other content in the same mailbox: it is to be fetched, and describes the message if it is the same mail. */
function withContent(
  activity: Activity,
  link: TrackingLink,
  decision: PresentDecision,
): { readonly activity: Activity; readonly changed: readonly ChangedPart[] } {
  if (link.contentKeys.includes(decision.contentKey)) return { activity, changed: [] };
  const kept = withFirstContentKey(activity, decision);
  if (link.contentKeys.length === 0) return { activity: kept, changed: [] };
  if (kept.contentErasedAt !== undefined) return { activity: kept, changed: [] };
  const pending: Activity = { ...kept, content: { ...kept.content, state: 'pending' } };
  if (!isSameMail(activity.message, decision.mail)) return { activity: pending, changed: ['content'] };
  const message = withNewerMetadata(activity.message, decision);
  return { activity: { ...pending, message }, changed: ['content', 'message'] };
}

function withFirstContentKey(activity: Activity, { mailboxId, contentKey }: PresentDecision): Activity {
  const link = findLink(activity, mailboxId);
  return link === undefined ? activity : withLink(activity, withContentKey(link, contentKey));
}

const placementOf = ({ itemKey, folderId, number, verdict, rule }: PresentDecision): Placement => ({
  itemKey,
  folderId,
  number,
  tracked: verdict === 'track',
  ...(verdict === 'track' && rule !== undefined && { ruleId: rule.id }),
});

const emptyActivity = (decision: PresentDecision, { at, organizationId, messageIdReused }: FoldContext): Activity => ({
  id: decision.activityId,
  organizationId,
  version: 0,
  sequence: 0,
  status: 'untracked',
  message: messageOf(decision, messageIdReused),
  links: [],
  content: { state: 'pending', earlier: [] },
  history: [],
  createdAt: at,
  modifiedAt: at,
});
