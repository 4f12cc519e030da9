import { decideAutomaticTracking, exclusionCheck, type AutomaticTrackingFacts } from './decide-automatic-tracking';
import { decideFolderTracking, type FolderTrackingDecision, type FolderTrackingFacts } from './decide-folder-tracking';
import type { Exclusion } from './exclusion';

export interface TrackingFacts {
  readonly folder: FolderTrackingFacts;
  /** `undefined` where only a rule could track: outside the folders of automatic tracking. */
  readonly automatic: AutomaticTrackingFacts | undefined;
  /** Those that hold for the message. */
  readonly exclusions: readonly Exclusion[];
}

/**
 * Whether a message is tracked: by the rule that governs its folder or, where there is none, by what it is. Of exclusions
 * only one of private items and a block weaken a rule (see `stopsFolderTracking`).
 */
export function decideTracking({ folder, automatic, exclusions }: TrackingFacts): FolderTrackingDecision {
  const decided = decideUnblocked(folder, automatic, exclusions);
  const blocking = decided.verdict === 'track' || decided.reason === 'excluded' ? blockOf(exclusions) : undefined;
  if (blocking === undefined) return decided;
  const checks = [...decided.checks, exclusionCheck('not-blocked', blocking)];
  return { ...decided, verdict: 'skip', reason: 'blocked', checks };
}

function decideUnblocked(
  folder: FolderTrackingFacts,
  automatic: AutomaticTrackingFacts | undefined,
  exclusions: readonly Exclusion[],
): FolderTrackingDecision {
  const isPrivateExcluded = exclusions.some(({ kind }) => kind === 'private-item');
  const byFolder = decideFolderTracking(folder, isPrivateExcluded ? 'excluded' : 'allowed');
  if (byFolder.reason !== 'no-rule-for-folder' || automatic === undefined) return byFolder;
  const { verdict, reason, checks } = decideAutomaticTracking(automatic);
  return { verdict, reason, checks: [...byFolder.checks, ...checks] };
}

const blockOf = (exclusions: readonly Exclusion[]): Exclusion | undefined =>
  exclusions.find(({ effect }) => effect === 'block');
