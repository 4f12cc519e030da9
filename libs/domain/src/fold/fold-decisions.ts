import type { Activity, ActivityChange } from '../activity';
import type { Decision } from '../decision';
import { foldErasure, foldExpiry, type ErasureFinding, type ExpiryFinding } from '../erasure/fold-erasure';
import type { MailAction } from '../mail-action';
import { actionsOf } from './actions-of';
import { foldContent, type ContentArrival } from './fold-content';
import { foldPresent } from './fold-present';
import { foldRelink, foldSetRegarding } from './fold-regarding';
import { foldResolve } from './fold-resolve';
import { recorded } from './history';
import { foldUndo } from './fold-undo';
import { describeStep, type FoldContext, type Step } from './step';
import { foldCategoryRemoved, foldLeft, foldUntrack } from './untracking';

/** What is folded into an activity: decisions, content that arrived for it, and that it is not to be kept. */
export type Finding = Decision | ContentArrival | ErasureFinding | ExpiryFinding;

export interface Folded {
  /** `undefined` when nothing is known of the message, and nothing is to be. Its version is left to who stores it. */
  readonly activity: Activity | undefined;
  readonly isChanged: boolean;
  /** What is to be published, without gaps: new changes, and all from the first that a repeated decision had caused. */
  readonly changes: readonly ActivityChange[];
  readonly actions: readonly MailAction[];
}

/**
 * Folds what was decided about one message, in the order in which it came, into its activity. Repeating any of it changes
 * nothing, and brings out again what followed from it.
 */
export function foldDecisions(
  before: Activity | undefined,
  findings: readonly Finding[],
  context: FoldContext,
): Folded {
  let activity = before;
  let firstSequence = Infinity;
  for (const finding of findings) {
    const advanced = advance(activity, finding, context);
    activity = advanced.activity;
    firstSequence = Math.min(firstSequence, advanced.sequence);
  }
  const changes = activity?.history.filter(({ sequence }) => sequence >= firstSequence) ?? [];
  return { activity, isChanged: activity !== before, changes, actions: actionsAfter(activity, findings, changes) };
}

interface Advanced {
  readonly activity: Activity | undefined;
  /** Of the change that the finding caused, now or when it came before. */
  readonly sequence: number;
}

function advance(before: Activity | undefined, finding: Finding, context: FoldContext): Advanced {
  const step = isRemoval(finding) ? foldRemoval(before, finding) : foldFinding(before, finding, context);
  if (step === undefined) return { activity: before, sequence: sequenceOfCause(before, finding.id) };
  if (step.changed.length === 0) return { activity: step.activity, sequence: sequenceOfCause(before, finding.id) };
  const change = describeStep(before, step, finding.id, context.at);
  return { activity: recorded(step.activity, change), sequence: change.sequence };
}

/**
 * A category that was taken off without untracking is put on again, because the message is still tracked. Where others may read
 * the record than before, it is written anew in every mailbox: whoever writes it looks whether it may name the record.
 */
function actionsAfter(
  activity: Activity | undefined,
  findings: readonly Finding[],
  changes: readonly ActivityChange[],
): readonly MailAction[] {
  const decision = findings.findLast((finding) => finding.kind !== 'content');
  if (activity === undefined || decision === undefined) return [];
  const categoriesOff = findings
    .filter((finding) => finding.kind === 'category-removed')
    .map(({ mailboxId }) => ({ mailboxId, changed: [] }));
  const receipts = findings.some((finding) => finding.kind === 'resolve' && finding.receipts === true);
  const concerned = [...changes, ...categoriesOff, ...(receipts ? [concerningAll] : [])];
  return actionsOf(activity, concerned, decision.settings.categoryName);
}

const concerningAll: Pick<ActivityChange, 'changed'> = { changed: ['regarding'] };

/** As `foldDecisions`, for one. */
export const foldDecision = (before: Activity | undefined, finding: Finding, context: FoldContext): Folded =>
  foldDecisions(before, [finding], context);

type Removal = ErasureFinding | ExpiryFinding;

const isRemoval = (finding: Finding): finding is Removal => finding.kind === 'erase' || finding.kind === 'expire';

const foldRemoval = (activity: Activity | undefined, finding: Removal): Step | undefined =>
  finding.kind === 'erase' ? foldErasure(activity, finding) : foldExpiry(activity, finding);

function foldFinding(
  activity: Activity | undefined,
  finding: Exclude<Finding, Removal>,
  context: FoldContext,
): Step | undefined {
  switch (finding.kind) {
    case 'present':
      return foldPresent(activity, finding, context);
    case 'left':
      return foldLeft(activity, finding);
    case 'category-removed':
      return foldCategoryRemoved(activity, finding);
    case 'set-regarding':
      return foldSetRegarding(activity, finding);
    case 'untrack':
      return foldUntrack(activity, finding);
    case 'undo':
      return foldUndo(activity, finding);
    case 'relink':
      return foldRelink(activity, finding);
    case 'resolve':
      return foldResolve(activity, finding, context.records);
    case 'content':
      return foldContent(activity, finding);
    default:
      return finding;
  }
}

const sequenceOfCause = (activity: Activity | undefined, causeId: string): number =>
  activity?.history.findLast((change) => change.causeId === causeId)?.sequence ?? Infinity;
