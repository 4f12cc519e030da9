import type { PresentDecision } from './decision';

/** What was decided about one message, as far as two decisions about it are compared. */
export type JudgedMail = Pick<PresentDecision, 'verdict' | 'reason' | 'rule' | 'correlation'> & {
  /** The record that would be made of its sender. */
  readonly creates?: 'contact' | 'lead';
};

/** What a proposal would change about a message; the first three reach the store. */
export const differenceKinds = [
  'newly-tracked',
  'newly-skipped',
  'relinked',
  'other-creation',
  'other-reason',
] as const;

export type DifferenceKind = (typeof differenceKinds)[number];

export interface SimulationCounts {
  readonly messages: number;
  readonly wouldTrack: number;
  readonly wouldSkip: number;
  readonly wouldCreate: number;
  readonly newlyTracked: number;
  readonly newlySkipped: number;
  readonly relinked: number;
  readonly otherCreation: number;
  readonly otherReason: number;
}

export const noCounts: SimulationCounts = {
  messages: 0,
  wouldTrack: 0,
  wouldSkip: 0,
  wouldCreate: 0,
  newlyTracked: 0,
  newlySkipped: 0,
  relinked: 0,
  otherCreation: 0,
  otherReason: 0,
};

/** How a message would fare otherwise under the proposal; `undefined` where nobody would notice. */
export function differenceBetween(now: JudgedMail, proposed: JudgedMail): DifferenceKind | undefined {
  if (now.verdict !== proposed.verdict) return proposed.verdict === 'track' ? 'newly-tracked' : 'newly-skipped';
  if (proposed.verdict === 'track' && regardingOf(now) !== regardingOf(proposed)) return 'relinked';
  if (now.creates !== proposed.creates) return 'other-creation';
  return now.reason === proposed.reason && now.rule?.id === proposed.rule?.id ? undefined : 'other-reason';
}

/** What it would be about: the record of the rule, else whatever the message belongs to is about. */
function regardingOf({ rule, correlation }: JudgedMail): string {
  const { regarding } = rule ?? {};
  return regarding === undefined ? (correlation?.activityId ?? '') : `${regarding.table} ${regarding.id}`;
}

const counters = {
  'newly-tracked': 'newlyTracked',
  'newly-skipped': 'newlySkipped',
  relinked: 'relinked',
  'other-creation': 'otherCreation',
  'other-reason': 'otherReason',
} as const satisfies Readonly<Record<DifferenceKind, keyof SimulationCounts>>;

export function countOf(proposed: JudgedMail, difference: DifferenceKind | undefined): SimulationCounts {
  return {
    ...noCounts,
    messages: 1,
    [proposed.verdict === 'track' ? 'wouldTrack' : 'wouldSkip']: 1,
    wouldCreate: proposed.creates === undefined ? 0 : 1,
    ...(difference !== undefined && { [counters[difference]]: 1 }),
  };
}

export const addCounts = (all: readonly SimulationCounts[]): SimulationCounts =>
  all.reduce(
    (sum, one) => ({
      messages: sum.messages + one.messages,
      wouldTrack: sum.wouldTrack + one.wouldTrack,
      wouldSkip: sum.wouldSkip + one.wouldSkip,
      wouldCreate: sum.wouldCreate + one.wouldCreate,
      newlyTracked: sum.newlyTracked + one.newlyTracked,
      newlySkipped: sum.newlySkipped + one.newlySkipped,
      relinked: sum.relinked + one.relinked,
      otherCreation: sum.otherCreation + one.otherCreation,
      otherReason: sum.otherReason + one.otherReason,
    }),
    noCounts,
  );

/** How many messages would be newly tracked, no longer tracked, or filed with another record. */
export const reachOf = ({ newlyTracked, newlySkipped, relinked }: SimulationCounts): number =>
  newlyTracked + newlySkipped + relinked;
