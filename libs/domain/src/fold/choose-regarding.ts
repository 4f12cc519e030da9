import type { Activity, Regarding, RegardingConflict, TrackingLink } from '../activity';
import type { DecidingRule, FoldSettings, PresentDecision } from '../decision';
import type { MailboxId } from '../ids';
import { isSameRecord, type NamedRecord } from '../records/record';
import { withLink } from './links';

/** A rule's wish, when it tracks a message, that the message regards its record. */
export interface RegardingWish {
  readonly rule: DecidingRule;
  readonly wanted: NamedRecord;
  readonly mailboxId: MailboxId;
  /** When it was seen, or relinked. */
  readonly at: string;
  /** A move or copy in a mailbox that already had the message, which is a person's act. */
  readonly isMove: boolean;
  readonly policy: FoldSettings['regardingPolicy'];
}

/** Sets the record where the rule may, else records the conflict on its mailbox's link. */
export function withWish(activity: Activity, link: TrackingLink, wish: RegardingWish): Activity {
  const current = activity.regarding;
  if (current !== undefined && isSameRecord(current, wish.wanted) && !isOwn(current, wish))
    return withLink(activity, withConflict(link, undefined));
  if (!maySet(activity, wish)) {
    return withLink(activity, withConflict(link, { ruleId: wish.rule.id, wanted: wish.wanted }));
  }
  return withRegarding(withLink(activity, withConflict(link, undefined)), regardingOf(wish));
}

/** The record of the mail that it belongs to, where there is none yet and no person cleared it. */
export function withInherited(activity: Activity, { correlation, observedAt }: PresentDecision): Activity {
  const { regarding, newestManual } = activity;
  if (correlation?.regarding === undefined || regarding !== undefined || newestManual !== undefined) return activity;
  const { table, id, name } = correlation.regarding;
  const { method, activityId } = correlation;
  return withRegarding(activity, {
    table,
    id,
    name,
    provenance: { source: 'correlation', method, ...(activityId !== undefined && { activityId }) },
    setAt: observedAt,
  });
}

/** A person who has a message recorded may say which record it regards; a later act of a person stays. */
export function withWishedRecord(activity: Activity, { id: causeId, wish }: PresentDecision): Activity {
  if (wish?.regarding === undefined || wish.at < (activity.newestManual?.at ?? '')) return activity;
  const { at, by } = wish;
  const { table, id, name } = wish.regarding;
  const chosen: Regarding = { table, id, name, provenance: { source: 'manual', by }, setAt: at };
  return withRegarding({ ...activity, newestManual: { at, causeId } }, chosen);
}

/** Sets or clears the record; links whose rule wanted just this have no conflict any more. */
export function withRegarding(activity: Activity, regarding: Regarding | undefined): Activity {
  const { regarding: _, ...rest } = activity;
  if (regarding === undefined) return rest;
  const links = activity.links.map((link) =>
    link.conflict !== undefined && isSameRecord(link.conflict.wanted, regarding) ? withConflict(link, undefined) : link,
  );
  return { ...rest, regarding, links };
}

export function withConflict(link: TrackingLink, conflict: RegardingConflict | undefined): TrackingLink {
  if (conflict !== undefined) return { ...link, conflict };
  if (link.conflict === undefined) return link;
  const { conflict: _, ...rest } = link;
  return rest;
}

const regardingOf = ({ rule, wanted, mailboxId, at }: RegardingWish): Regarding => ({
  table: wanted.table,
  id: wanted.id,
  name: wanted.name,
  provenance: { source: 'folder-rule', ruleId: rule.id, ruleVersion: rule.version, mailboxId },
  setAt: at,
});

const isOwn = ({ provenance }: Regarding, { mailboxId }: RegardingWish): boolean =>
  provenance.source === 'folder-rule' && provenance.mailboxId === mailboxId;

/** A rule sets where there is nothing, over correlation and over its own mailbox's; a record cleared by hand counts as set by hand. */
function maySet({ regarding, newestManual }: Activity, wish: RegardingWish): boolean {
  if (regarding === undefined) return newestManual === undefined || mayOverridePerson(wish, newestManual.at);
  switch (regarding.provenance.source) {
    case 'correlation':
      return true;
    case 'folder-rule':
      return isOwn(regarding, wish);
    case 'manual':
      return mayOverridePerson(wish, regarding.setAt);
    default:
      return regarding.provenance;
  }
}

const mayOverridePerson = ({ isMove, policy, at }: RegardingWish, personActedAt: string): boolean =>
  (isMove || policy === 'folder-wins') && at >= personActedAt;
