import { ApiProperty } from '@nestjs/swagger';
import {
  addCounts,
  differenceKinds,
  reachOf,
  reasons,
  type DifferenceKind,
  type FolderTree,
  type MailboxId,
  type SimulationCounts,
} from '@foldwatch/domain';
import type { SimulatedDecision, SimulationDifference, SimulationPart } from '@foldwatch/ports';
import {
  checkView,
  CheckView,
  DecidingRuleView,
  ruleView,
  senderView,
  SenderView,
  withoutExclusion,
} from '../decisions/decision-views';
import type { KnownSimulation } from './known-simulations';

const dayMs = 86_400_000;
const mostParts = 500;
const states = ['running', 'done', 'failed'] as const;

type State = (typeof states)[number];

export class SimulationCountsView implements SimulationCounts {
  @ApiProperty({ type: 'integer', description: 'Messages decided upon.' }) readonly messages!: number;
  @ApiProperty({ type: 'integer' }) readonly wouldTrack!: number;
  @ApiProperty({ type: 'integer' }) readonly wouldSkip!: number;
  @ApiProperty({ type: 'integer', description: 'Messages whose unknown sender would become a contact or lead.' })
  readonly wouldCreate!: number;
  @ApiProperty({ type: 'integer', description: 'Would be tracked, and are not as things are.' })
  readonly newlyTracked!: number;
  @ApiProperty({ type: 'integer' }) readonly newlySkipped!: number;
  @ApiProperty({ type: 'integer', description: 'Would be about another record.' }) readonly relinked!: number;
  @ApiProperty({ type: 'integer', description: 'Differ only in whether a contact or lead is made.' })
  readonly otherCreation!: number;
  @ApiProperty({ type: 'integer', description: 'Differ only in the reason.' }) readonly otherReason!: number;
}

export class SimulationErrorView {
  @ApiProperty() readonly code!: string;
  @ApiProperty() readonly message!: string;
}

export class SimulatedMailboxView {
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ enum: states }) readonly state!: State;
  @ApiProperty({ type: SimulationCountsView }) readonly counts!: SimulationCountsView;
  @ApiProperty({ type: 'integer' }) readonly reach!: number;
  @ApiProperty({ type: SimulationErrorView, nullable: true }) readonly error!: SimulationErrorView | null;
}

export class SimulationProgressView {
  @ApiProperty({ type: 'integer' }) readonly mailboxes!: number;
  @ApiProperty({ type: 'integer' }) readonly done!: number;
  @ApiProperty({ type: 'integer' }) readonly failed!: number;
}

export class SimulationView {
  @ApiProperty() readonly id!: string;
  @ApiProperty({ enum: states, description: 'failed: of no mailbox the messages could be read.' })
  readonly state!: State;
  @ApiProperty({ format: 'date-time' }) readonly createdAt!: string;
  @ApiProperty({ format: 'date-time', description: 'By proposed all of it is forgotten.' }) readonly expiresAt!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'null of a pasted message.' })
  readonly since!: string | null;
  @ApiProperty({ type: SimulationProgressView }) readonly progress!: SimulationProgressView;
  @ApiProperty({ type: SimulationCountsView }) readonly counts!: SimulationCountsView;
  @ApiProperty({
    type: 'integer',
    description: 'Newly tracked, newly skipped and relinked: what approvalLimit is about.',
  })
  readonly reach!: number;
  @ApiProperty({ type: [SimulatedMailboxView], description: `Those it reaches most, ${mostParts} at most.` })
  readonly mailboxes!: readonly SimulatedMailboxView[];
}

export function toSimulationView({ simulation, parts }: KnownSimulation): SimulationView {
  const { id, createdAt, since } = simulation;
  const counts = addCounts(parts.map((part) => part.counts));
  const done = parts.filter(({ state }) => state === 'done').length;
  const failed = parts.filter(({ state }) => state === 'failed').length;
  const isOver = done + failed === parts.length;
  return {
    id,
    state: !isOver ? 'running' : done === 0 && failed > 0 ? 'failed' : 'done',
    createdAt,
    expiresAt: new Date(Date.parse(createdAt) + dayMs).toISOString(),
    since: since ?? null,
    progress: { mailboxes: parts.length, done, failed },
    counts,
    reach: reachOf(counts),
    mailboxes: parts
      .map(toMailboxView)
      .toSorted((a, b) => b.reach - a.reach)
      .slice(0, mostParts),
  };
}

const toMailboxView = ({ mailboxId, state, counts, failure }: SimulationPart): SimulatedMailboxView => ({
  mailboxId,
  state: state === 'open' ? 'running' : state,
  counts,
  reach: reachOf(counts),
  error: failure ?? null,
});

export class SimulatedDecisionView {
  @ApiProperty({ enum: ['track', 'skip'] }) readonly verdict!: SimulatedDecision['verdict'];
  @ApiProperty({ enum: Object.keys(reasons) }) readonly reason!: string;
  @ApiProperty({ description: 'The reason as a sentence.' }) readonly sentence!: string;
  @ApiProperty({ description: 'What you can do.' }) readonly remedy!: string;
  @ApiProperty({ type: [CheckView], description: 'In the order made.' }) readonly checks!: readonly CheckView[];
  @ApiProperty({ type: DecidingRuleView, nullable: true }) readonly rule!: DecidingRuleView | null;
  @ApiProperty({ enum: ['contact', 'lead'], nullable: true, description: 'What would be made of an unknown sender.' })
  readonly creates!: 'contact' | 'lead' | null;
}

export class SimulationDifferenceView {
  @ApiProperty() readonly mailboxId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'null: there is no such mailbox any more.' })
  readonly mailboxAddress!: string | null;
  @ApiProperty() readonly folderId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly folderPath!: string | null;
  @ApiProperty({ enum: differenceKinds, nullable: true, description: 'null of a pasted message that fares as now.' })
  readonly kind!: DifferenceKind | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly receivedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly messageId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'For the owner of the mailbox only.' })
  readonly subject!: string | null;
  @ApiProperty({ type: SenderView, nullable: true, description: 'For the owner of the mailbox only.' })
  readonly from!: SenderView | null;
  @ApiProperty({ type: SimulatedDecisionView, description: 'As things are.' }) readonly now!: SimulatedDecisionView;
  @ApiProperty({ type: SimulatedDecisionView, description: 'With what is proposed.' })
  readonly proposed!: SimulatedDecisionView;
}

export class SimulationDifferencePage {
  @ApiProperty({ type: [SimulationDifferenceView] }) readonly items!: readonly SimulationDifferenceView[];
  @ApiProperty({ type: String, nullable: true }) readonly nextCursor!: string | null;
}

/** What the mailboxes and their folders are called. */
interface DifferenceSight {
  readonly trees: ReadonlyMap<MailboxId, FolderTree>;
  readonly addresses: ReadonlyMap<MailboxId, string>;
}

/** What untracked mail says was kept only where whoever asked may see it. */
export function toDifferenceView(
  difference: SimulationDifference,
  { trees, addresses }: DifferenceSight,
): SimulationDifferenceView {
  const { mailboxId, folderId, kind, receivedAt, internetMessageId, subject, from } = difference;
  const tree = trees.get(mailboxId);
  return {
    mailboxId,
    mailboxAddress: addresses.get(mailboxId) ?? null,
    folderId,
    folderPath: tree?.find(folderId) === undefined ? null : tree.path(folderId),
    kind: kind ?? null,
    receivedAt: receivedAt ?? null,
    messageId: internetMessageId ?? null,
    subject: subject ?? null,
    from: from === undefined ? null : senderView(from),
    now: toDecisionView(difference.now, subject !== undefined),
    proposed: toDecisionView(difference.proposed, subject !== undefined),
  };
}

const toDecisionView = (decision: SimulatedDecision, mayKnow: boolean): SimulatedDecisionView => ({
  verdict: decision.verdict,
  reason: decision.reason,
  sentence: reasons[decision.reason].sentence,
  remedy: reasons[decision.reason].remedy,
  checks: decision.checks.map((check) => checkView(mayKnow ? check : withoutExclusion(check))),
  rule: ruleView(decision),
  creates: decision.creates ?? null,
});
