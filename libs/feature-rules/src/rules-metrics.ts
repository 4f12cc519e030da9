import { counter, histogram } from '@foldwatch/platform';
import type { DecisionOnObservation } from './decide-observation';

const decisions = counter({
  name: 'foldwatch_rules_decisions_total',
  help: 'Decisions made, by kind, verdict and reason',
  labelNames: ['kind', 'verdict', 'reason'],
});

export const batchSeconds = histogram({
  name: 'foldwatch_rules_batch_seconds',
  help: 'From a batch of observations to its published decisions',
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});

export const repliesWaiting = counter({
  name: 'foldwatch_rules_replies_waiting_total',
  help: 'Replies kept until what they answer is recorded',
});

export const repliesWoken = counter({
  name: 'foldwatch_rules_replies_woken_total',
  help: 'Replies told again because what they answer is recorded',
});

export const verdictOf = (decision: DecisionOnObservation): 'track' | 'skip' | 'noted' =>
  decision.kind === 'present' ? decision.verdict : 'noted';

/** Counts by group, because labels are looked up anew for each count. */
export function countDecisions(made: readonly DecisionOnObservation[]): void {
  const groups = Map.groupBy(made, (decision) => `${decision.kind} ${verdictOf(decision)} ${decision.reason}`);
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    decisions.inc({ kind: first.kind, verdict: verdictOf(first), reason: first.reason }, group.length);
  }
}
