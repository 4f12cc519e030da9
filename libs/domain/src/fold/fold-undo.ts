import type { Activity, PersonalAct, TrackingLink } from '../activity';
import type { UndoDecision } from '../decision';
import { withConflict, withRegarding } from './choose-regarding';
import { withLink } from './links';
import type { ChangedPart, Step } from './step';
import { withoutTracking } from './untracking';

/** A slip is noticed at once; later the act stands, and another one changes it. */
export const undoWithinMs = 600_000;

export const canStillBeUndone = (act: PersonalAct, now: string): boolean =>
  Date.parse(now) - Date.parse(act.at) <= undoWithinMs;

/** A person takes back what a person did last, as far as nothing newer was done since. */
export function foldUndo(activity: Activity | undefined, decision: UndoDecision): Step | undefined {
  const act = activity?.lastAct;
  if (activity === undefined || activity.status === 'erased') return undefined;
  if (act === undefined || act.causeId !== decision.undoes || !canStillBeUndone(act, decision.decidedAt)) {
    return undefined;
  }
  const { lastAct: _, ...rest } = activity;
  switch (act.kind) {
    case 'regarding':
      return withFormerRecord(rest, act, decision);
    case 'untrack':
      return withFormerLinks(rest, act, decision);
    case 'record':
      return withoutRecording(rest, act, decision);
    default:
      return act;
  }
}

type RegardingAct = Extract<PersonalAct, { kind: 'regarding' }>;
type RecordAct = Extract<PersonalAct, { kind: 'record' }>;
type UntrackAct = Extract<PersonalAct, { kind: 'untrack' }>;

/** Whoever dragged the message to another record since, meant that. Taking back is itself the latest word of a person. */
function withFormerRecord(activity: Activity, act: RegardingAct, decision: UndoDecision): Step | undefined {
  const { regarding, newestManual, status } = activity;
  const isAsLeft = newestManual?.causeId === act.causeId && (regarding === undefined || regarding.setAt === act.at);
  if (!isAsLeft || status !== 'tracked') return undefined;
  const { decidedAt: at, id: causeId, by } = decision;
  const restored = withRegarding({ ...activity, newestManual: { at, causeId } }, act.before);
  return { activity: restored, changed: ['regarding'], reason: 'undone-by-person', by };
}

/** Each link that is still as the act left it. Tracked from now on, so that the act, told again, does not untrack it again. */
function withFormerLinks(activity: Activity, act: UntrackAct, decision: UndoDecision): Step | undefined {
  const restored = act.links.flatMap(({ mailboxId, reason, conflict }) => {
    const link = activity.links.find((one) => one.mailboxId === mailboxId);
    if (link?.status !== 'untracked' || link.lastUntrackedAt !== act.at) return [];
    const tracked: TrackingLink = { ...link, status: 'tracked', reason, trackedAt: decision.decidedAt };
    return [withConflict(tracked, conflict)];
  });
  const [first, ...others] = restored;
  if (first === undefined) return undefined;
  const tracked = restored.reduce<Activity>(withLink, { ...activity, status: 'tracked' });
  const changed: readonly ChangedPart[] = activity.status === 'tracked' ? ['links'] : ['links', 'message'];
  const whose = others.length === 0 ? { mailboxId: first.mailboxId } : {};
  return { activity: tracked, changed, reason: 'undone-by-person', by: decision.by, ...whose };
}

/**
 * The message is untracked as it was: for the same reason or, where the mailbox had no link, for none that keeps a rule from
 * tracking it. The same wish, told again, is from before that.
 */
function withoutRecording(activity: Activity, act: RecordAct, decision: UndoDecision): Step | undefined {
  const link = activity.links.find(({ mailboxId }) => mailboxId === act.mailboxId);
  if (link?.status !== 'tracked' || link.reason !== 'recorded-by-person' || link.trackedAt !== act.at) return undefined;
  const { decidedAt: at, by } = decision;
  const reason = act.reason ?? 'undone-by-person';
  const placements = act.reason === undefined ? [] : link.placements;
  const { activity: untracked } = withoutTracking(activity, [{ ...link, placements }], { reason, at });
  const restored = withRecordBefore(untracked, act);
  const isRefiled = restored.regarding !== activity.regarding;
  const changed: readonly ChangedPart[] = isRefiled ? ['links', 'regarding'] : ['links'];
  return { activity: restored, changed, reason: 'undone-by-person', by, mailboxId: act.mailboxId };
}

/** What somebody said of the record since stays. */
function withRecordBefore(activity: Activity, { at, causeId, before, newestManual: was }: RecordAct): Activity {
  const { newestManual, regarding, ...rest } = activity;
  const isSaid = newestManual !== undefined && newestManual.causeId !== causeId && newestManual.at !== was?.at;
  if (isSaid || (regarding !== undefined && regarding !== before && regarding.setAt !== at)) return activity;
  return {
    ...rest,
    ...(before !== undefined && { regarding: before }),
    ...(was !== undefined && { newestManual: was }),
  };
}
