import {
  resolvableAddresses,
  resolveParties,
  type Activity,
  type ActivityMessage,
  type PresentDecision,
} from '@foldwatch/domain';
import { findCandidates, type RecordDirectory } from '@foldwatch/ports';

/** A message whose addresses are to be resolved, for the mailbox that showed it. */
export interface Unresolved<A extends Pick<Activity, 'message'> = Activity> {
  readonly activity: A;
  readonly shownBy: Pick<PresentDecision, 'ownerId' | 'ambiguousSender'>;
}

/** The messages with their parties' records, in the order given; one query for all of them, and more only for merges. */
export async function resolveBatch(
  unresolved: readonly Unresolved<Pick<Activity, 'message'>>[],
  directory: RecordDirectory,
): Promise<readonly ActivityMessage[]> {
  if (unresolved.length === 0) return [];
  const addresses = new Set(unresolved.flatMap(({ activity }) => resolvableAddresses(activity.message)));
  const candidates = await findCandidates(directory, [...addresses]);
  return unresolved.map(({ activity, shownBy: { ownerId, ambiguousSender = 'first' } }) =>
    resolveParties(activity.message, { candidates, ambiguousSender, ...(ownerId !== undefined && { ownerId }) }),
  );
}
