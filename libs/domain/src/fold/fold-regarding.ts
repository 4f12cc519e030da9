import type { Activity, PersonalAct, Regarding, TrackingLink } from '../activity';
import type { RegardingDecision, RelinkDecision } from '../decision';
import { isSameRecord } from '../records/record';
import { withRegarding, withWish } from './choose-regarding';
import { findLink, withLink } from './links';
import type { Step } from './step';

/** A person sets or clears the record. The latest such act holds, in the order in which people acted. */
export function foldSetRegarding(activity: Activity | undefined, decision: RegardingDecision): Step | undefined {
  const { regarding: chosen, by, id: causeId, decidedAt: at } = decision;
  if (activity?.status !== 'tracked' || isSuperseded(activity, decision)) return undefined;
  const regarding: Regarding | undefined = chosen && {
    table: chosen.table,
    id: chosen.id,
    name: chosen.name,
    provenance: { source: 'manual', by },
    setAt: at,
  };
  const lastAct: PersonalAct = {
    kind: 'regarding',
    causeId,
    at,
    by,
    ...(activity.regarding !== undefined && { before: activity.regarding }),
  };
  return {
    activity: withRegarding({ ...activity, newestManual: { at, causeId }, lastAct }, regarding),
    changed: ['regarding'],
    reason: 'set-by-person',
    by,
  };
}

/** A later act of a person holds, and one on what was untracked meanwhile is over. */
const isSuperseded = ({ newestManual, links }: Activity, { decidedAt, id }: RegardingDecision): boolean =>
  (newestManual !== undefined && isLaterOrSame(newestManual, { at: decidedAt, causeId: id })) ||
  links.every(({ status, trackedAt }) => status === 'untracked' || trackedAt > decidedAt);

const isLaterOrSame = (a: NonNullable<Activity['newestManual']>, b: typeof a): boolean =>
  a.at > b.at || (a.at === b.at && a.causeId === b.causeId);

/**
 * A rule's record changed, and what it tracked before follows: where it is this rule that set the record, or where there is
 * none. The link notes the version in any case, by which the walk finds what is still to be done.
 */
export function foldRelink(activity: Activity | undefined, decision: RelinkDecision): Step | undefined {
  const { rule, mailboxId } = decision;
  const link = findLink(activity, mailboxId);
  if (activity === undefined || link?.ruleId !== rule.id || (link.ruleVersion ?? 0) >= rule.version) return undefined;
  const noted: TrackingLink = { ...link, ruleVersion: rule.version };
  const before = withLink(activity, noted);
  if (link.status !== 'tracked') return { activity: before, changed: [] };
  const after = relinked(before, noted, decision);
  const isChanged = !isSameRegarding(activity.regarding, after.regarding);
  return { activity: after, changed: isChanged ? ['regarding'] : [], reason: 'rule-relinked', mailboxId };
}

function relinked(activity: Activity, link: TrackingLink, decision: RelinkDecision): Activity {
  const { rule, mailboxId, decidedAt: at, settings } = decision;
  const provenance = activity.regarding?.provenance;
  const isByRule = provenance?.source === 'folder-rule' && provenance.ruleId === rule.id;
  const isByAnotherOfMailbox = provenance?.source === 'folder-rule' && !isByRule && provenance.mailboxId === mailboxId;
  if (isByAnotherOfMailbox) return activity;
  if (rule.regarding === undefined) return isByRule ? withRegarding(activity, undefined) : activity;
  const wish = { rule, wanted: rule.regarding, mailboxId, at, isMove: false, policy: settings.regardingPolicy };
  return withWish(activity, link, wish);
}

const isSameRegarding = (a: Regarding | undefined, b: Regarding | undefined): boolean =>
  a === undefined || b === undefined ? a === b : isSameRecord(a, b);
