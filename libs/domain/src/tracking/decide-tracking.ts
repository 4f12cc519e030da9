import { check } from '../check';
import { decideAutomaticTracking, exclusionCheck, type AutomaticTrackingFacts } from './decide-automatic-tracking';
import {
  decideFolderTracking,
  decideWished,
  type FolderTrackingDecision,
  type FolderTrackingFacts,
} from './decide-folder-tracking';
import type { Check } from '../decision';
import type { Exclusion } from './exclusion';

export interface TrackingFacts {
  readonly folder: FolderTrackingFacts;
  /** `undefined` where only a rule could track: outside the folders of automatic tracking. */
  readonly automatic: AutomaticTrackingFacts | undefined;
  /** Those that hold for the message. */
  readonly exclusions: readonly Exclusion[];
  /** Its sender was erased, before the message came or after. */
  readonly erased?: 'before' | 'since';
  /** A person wants it recorded. */
  readonly isWished?: boolean;
}

/**
 * Whether a message is tracked: by the rule that governs its folder or, where there is none, by what it is. Of exclusions
 * only one of private items and a block weaken a rule (see `stopsFolderTracking`).
 */
export function decideTracking(facts: TrackingFacts): FolderTrackingDecision {
  const { exclusions, erased } = facts;
  const decided = decideUnerased(decideUnblocked(facts), erased);
  const blocking = decided.verdict === 'track' || decided.reason === 'excluded' ? blockOf(exclusions) : undefined;
  if (blocking === undefined) return decided;
  const checks = [...decided.checks, exclusionCheck('not-blocked', blocking)];
  return { ...decided, verdict: 'skip', reason: 'blocked', checks };
}

/** What was erased stays so, wherever it is moved. What whoever was erased writes anew a person may still track. */
function decideUnerased(decided: FolderTrackingDecision, erased: TrackingFacts['erased']): FolderTrackingDecision {
  if (decided.verdict === 'skip' || erased === undefined) return decided;
  if (erased === 'before' && isActOfPerson(decided)) return decided;
  const checks = [...decided.checks, erasedChecks[erased]];
  return { ...decided, verdict: 'skip', reason: 'erased-person', checks };
}

const isActOfPerson = ({ rule, reason }: FolderTrackingDecision): boolean =>
  rule !== undefined || reason === 'recorded-by-person';

const erasedCheck = (actual: string): Check => check('sender-not-erased', actual, 'nobody who was erased', false);

const erasedChecks = {
  before: erasedCheck('erased before it came'),
  since: erasedCheck('erased since it came'),
} as const;

function decideUnblocked({ folder, automatic, exclusions, isWished }: TrackingFacts): FolderTrackingDecision {
  const privateMail = exclusions.some(({ kind }) => kind === 'private-item') ? 'excluded' : 'allowed';
  if (isWished === true) return decideWished(folder, privateMail);
  const byFolder = decideFolderTracking(folder, privateMail);
  if (byFolder.reason !== 'no-rule-for-folder' || automatic === undefined) return byFolder;
  const { verdict, reason, checks } = decideAutomaticTracking(automatic);
  return { verdict, reason, checks: [...byFolder.checks, ...checks] };
}

const blockOf = (exclusions: readonly Exclusion[]): Exclusion | undefined =>
  exclusions.find(({ effect }) => effect === 'block');
