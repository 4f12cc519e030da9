import type { Activity, ActivityMessage } from '../activity';
import type { ResolveDecision } from '../decision';
import { isSameRecord, type NamedRecord } from '../records/record';
import { partiesOf, resolveParties } from '../records/resolve-parties';
import { withRegarding } from './choose-regarding';
import type { ChangedPart, RecordFacts, Step } from './step';

/**
 * Each party gets the record that its address resolves to now, and what regards a merged record regards its survivor. A
 * record that is gone or inactive stays what the activity regards: it was about that.
 */
export function foldResolve(
  activity: Activity | undefined,
  decision: ResolveDecision,
  records: RecordFacts | undefined,
): Step | undefined {
  if (activity?.status !== 'tracked' || records === undefined) return undefined;
  const after = withSurvivor(withParties(activity, decision, records), records);
  const changed: ChangedPart[] = [];
  if (after.regarding !== activity.regarding) changed.push('regarding');
  if (after.message !== activity.message) changed.push('parties');
  return changed.length === 0 ? undefined : { activity: after, changed, reason: 'records-changed' };
}

function withParties(
  activity: Activity,
  { ownerId, ambiguousSender = 'first' }: ResolveDecision,
  { candidates }: RecordFacts,
): Activity {
  const { message } = activity;
  const resolved = resolveParties(message, {
    candidates,
    ambiguousSender,
    ...(ownerId !== undefined && { ownerId }),
  });
  return haveSameParties(message, resolved) ? activity : { ...activity, message: resolved };
}

/** Whoever set the record meant what now is the survivor, so that provenance and time stay. */
function withSurvivor(activity: Activity, { merge }: RecordFacts): Activity {
  const { regarding } = activity;
  if (merge === undefined || regarding === undefined || !isSameRecord(regarding, merge.from)) return activity;
  const { table, id, name } = merge.into;
  return withRegarding(activity, { ...regarding, table, id, name });
}

function haveSameParties(before: ActivityMessage, after: ActivityMessage): boolean {
  const known = partiesOf(before);
  return partiesOf(after).every(({ record }, n) => isSame(record, known[n]?.record));
}

const isSame = (a: NamedRecord | undefined, b: NamedRecord | undefined): boolean =>
  a?.table === b?.table && a?.id === b?.id && a?.name === b?.name;
