import type {
  FolderId,
  FolderRule,
  FolderTree,
  RuleProblem,
  RuleProgress,
  RuleRecord,
  RuleStatus,
} from '@foldwatch/domain';

export interface FolderCounts {
  readonly 'to-fetch': number;
  readonly known: number;
  readonly skipped: number;
  readonly left: number;
  readonly backfill: number;
}

export interface RuleFacts {
  readonly mailboxId: string;
  readonly rule: FolderRule;
  readonly tree: FolderTree;
  readonly scope: 'inbox' | 'all';
  /** The folders that it governs now, and of each what the index holds. */
  readonly folders: readonly FolderId[];
  readonly counts: ReadonlyMap<FolderId, FolderCounts>;
  /** Whether a folder was listed from nothing to the end by this rule. */
  readonly isListed: (folderId: FolderId) => boolean;
  /** What became of the record that it names. */
  readonly record?: RuleRecord['state'];
  readonly previous?: RuleProgress;
  readonly now: Date;
}

/** How a rule gets on: derived from the index, so that it is right again after every restart. */
export function ruleProgress(facts: RuleFacts): RuleProgress {
  const { mailboxId, rule, previous } = facts;
  const counted = countedOf(facts);
  return {
    mailboxId,
    ruleId: rule.id,
    status: statusOf(facts, counted),
    ...counted,
    updatedAt: previous?.updatedAt ?? facts.now.toISOString(),
  };
}

type Counted = Required<Pick<RuleProgress, 'existingCount' | 'skippedCount'>>;

function statusOf(facts: RuleFacts, counted: Counted | undefined): RuleStatus {
  const { rule, tree, scope } = facts;
  if (tree.folders.length === 0) return { state: 'pending' };
  if (tree.find(rule.folderId) === undefined) return disabled('folder-gone');
  if (!tree.isEligible(rule.folderId, scope)) return disabled('folder-out-of-scope');
  if (rule.paused) return { state: 'paused' };
  if (rule.action === 'do-not-track') return { state: 'active' };
  if (counted === undefined) return { state: 'pending' };
  return recordStatus(facts) ?? backfillStatus(facts, counted);
}

const disabled = (reason: RuleProblem): RuleStatus => ({ state: 'disabled', reason });

/** Mail goes on being tracked; what the rule's owner has to cure is shown rather than how the backfill gets on. */
function recordStatus({ record }: RuleFacts): RuleStatus | undefined {
  if (record === undefined || record === 'active') return undefined;
  const reason: RuleProblem = `record-${record}`;
  return { state: 'error', reason };
}

function backfillStatus(facts: RuleFacts, { existingCount, skippedCount }: Counted): RuleStatus {
  const remaining = sum(facts, ({ backfill }) => backfill);
  if (remaining === 0) return { state: 'active' };
  const total = Math.max(existingCount - skippedCount, remaining);
  return { state: 'backfilling', done: total - remaining, total };
}

/** Counted once, when every folder of the rule was listed; what a stopped backfill left out is added since. */
function countedOf(facts: RuleFacts): Counted | undefined {
  const { previous, folders, isListed, rule } = facts;
  const skippedCount = sum(facts, ({ skipped }) => skipped);
  if (previous?.existingCount !== undefined) return { existingCount: previous.existingCount, skippedCount };
  const isReadable = rule.action === 'track' && !rule.paused && folders.length > 0;
  if (!isReadable || !folders.every(isListed)) return undefined;
  const existingCount = sum(facts, (counts) => counts['to-fetch'] + counts.known + counts.skipped);
  return { existingCount, skippedCount };
}

const sum = ({ folders, counts }: RuleFacts, of: (counts: FolderCounts) => number): number =>
  folders.reduce((total, folderId) => {
    const folder = counts.get(folderId);
    return total + (folder === undefined ? 0 : of(folder));
  }, 0);

/** Whether two say the same, whenever they were written. */
export const isSameProgress = (a: RuleProgress | undefined, b: RuleProgress): boolean =>
  a !== undefined &&
  JSON.stringify([a.status, a.existingCount, a.skippedCount]) ===
    JSON.stringify([b.status, b.existingCount, b.skippedCount]);
