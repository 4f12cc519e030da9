import { canStillBeUndone, undoWithinMs, type Activity, type MailboxId, type PersonalAct } from '@foldwatch/domain';
import { canSeeMailbox, mayWrite, type Principal } from '../access/principal';
import type { PossibleActsView, UndoView } from './activity-views';

/** What somebody may do with an activity now. */
export function possibleActs(activity: Activity, viewer: Principal, now: Date): PossibleActsView {
  const own = activity.links
    .filter(({ status, mailboxId }) => status === 'tracked' && mayWrite(viewer) && canSeeMailbox(viewer, mailboxId))
    .map(({ mailboxId }): MailboxId => mailboxId);
  return {
    changeRecord: own.length > 0,
    untrackFrom: own,
    stopConversationIn: own,
    undo: undoOf(activity, viewer, now),
  };
}

/** Each takes back the own slips, and nobody those of others. */
export function actToUndo({ lastAct }: Activity, viewer: Principal, now: Date): PersonalAct | undefined {
  if (lastAct === undefined || lastAct.by !== viewer.name) return undefined;
  return canStillBeUndone(lastAct, now.toISOString()) ? lastAct : undefined;
}

export function undoOf(activity: Activity, viewer: Principal, now: Date): UndoView | null {
  const act = actToUndo(activity, viewer, now);
  if (act === undefined) return null;
  return { what: act.kind, until: new Date(Date.parse(act.at) + undoWithinMs).toISOString() };
}
