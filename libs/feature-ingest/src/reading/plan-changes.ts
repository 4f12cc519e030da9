import type { ItemId } from '@foldwatch/domain';
import type { IndexedItem, ItemChange } from '@foldwatch/ports';
import { leftRow, restoredRow } from './fresh-row';

export type PresentChange = Extract<ItemChange, { kind: 'present' }>;

export interface ChangesFacts {
  readonly changes: readonly ItemChange[];
  readonly rows: ReadonlyMap<ItemId, IndexedItem>;
  /** Mail that came after this is tracked even when its item was skipped as a draft. */
  readonly receivedAfter?: string;
  readonly fresh: (change: PresentChange) => IndexedItem;
}

export interface ChangesPlan {
  readonly observe: readonly IndexedItem[];
  readonly put: readonly IndexedItem[];
}

type Step = { readonly observe: IndexedItem } | { readonly put: IndexedItem } | undefined;

/** What a page of changes asks for. An item both present and absent in it is fetched, which tells where it is. */
export function planChanges(facts: ChangesFacts): ChangesPlan {
  const steps = [...lastByItem(facts.changes).values()].map((change) =>
    change.kind === 'present' ? planPresent(change, facts) : planAbsent(facts.rows.get(change.itemId)),
  );
  return {
    observe: steps.flatMap((step) => (step !== undefined && 'observe' in step ? [step.observe] : [])),
    put: steps.flatMap((step) => (step !== undefined && 'put' in step ? [step.put] : [])),
  };
}

type Placed = Exclude<ItemChange, { kind: 'flags' }>;

/** One change an item: a page is a set, so that of `present` and `absent` neither is known to be the later. */
export function lastByItem(changes: readonly ItemChange[]): ReadonlyMap<ItemId, Placed> {
  const byItem = new Map<ItemId, Placed>();
  for (const change of changes) {
    if (change.kind === 'flags') continue;
    if (change.kind === 'present' || !byItem.has(change.itemId)) byItem.set(change.itemId, change);
  }
  return byItem;
}

function planPresent(change: PresentChange, facts: ChangesFacts): Step {
  const row = facts.rows.get(change.itemId);
  if (row === undefined) return { observe: facts.fresh(change) };
  const isChanged = row.changeKey !== change.changeKey;
  switch (row.state) {
    case 'known':
      return isChanged ? { observe: { ...row, because: 'change' } } : undefined;
    case 'to-fetch':
      return row.because === 'backfill' && row.attempts === 0 ? undefined : { observe: row };
    case 'skipped':
      return isChanged ? planSkipped(change, row, facts.receivedAfter) : undefined;
    case 'left':
    default:
      return planReturned(row, isChanged);
  }
}

function planSkipped(change: PresentChange, row: IndexedItem, receivedAfter: string | undefined): Step {
  return isReceivedAfter(change, receivedAfter)
    ? { observe: { ...row, because: 'change' } }
    : { put: { ...row, changeKey: change.changeKey } };
}

function planReturned(row: IndexedItem, isChanged: boolean): Step {
  if (row.activityId === undefined) return { put: restoredRow(row, 'skipped') };
  const restored = restoredRow({ ...row, because: 'change' }, 'known');
  return isChanged ? { observe: restored } : { put: restored };
}

/** Absence concludes nothing: what was observed or skipped is looked for; what is still to be fetched tells then. */
export function planAbsent(row: IndexedItem | undefined): Step {
  if (row === undefined || row.state === 'left') return undefined;
  if (row.state === 'to-fetch' && row.number === undefined) {
    const { dueAt, ...dueNow } = row;
    return dueAt === undefined ? undefined : { put: dueNow };
  }
  return { put: leftRow(row) };
}

export const isReceivedAfter = (change: PresentChange, moment: string | undefined): boolean =>
  moment !== undefined && change.receivedAt !== undefined && Date.parse(change.receivedAt) > Date.parse(moment);
