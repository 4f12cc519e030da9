import {
  foldDecisions,
  type Activity,
  type ActivityId,
  type Folded,
  type FoldContext,
  type PresentDecision,
} from '@foldwatch/domain';
import { ActivityStore, Clock } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { GatherRecords } from './gather-records';
import type { Incoming } from './incoming';
import type { Unresolved } from './resolve-batch';
import { WriterSettings } from '../writer-settings';

/** All that came for one activity, in its order. */
export interface Group {
  readonly id: ActivityId;
  readonly incoming: readonly Incoming[];
}

export interface FoldedGroup {
  readonly group: Group;
  readonly folded: Folded;
}

interface FoldedBatch {
  readonly groups: readonly FoldedGroup[];
  readonly failed: ReadonlyMap<ActivityId, Error>;
}

/** Folds each group into its activity as stored, and resolves the parties of what is new, in a constant number of queries. */
@Injectable()
export class FoldBatch {
  constructor(
    private readonly store: ActivityStore,
    private readonly gatherRecords: GatherRecords,
    private readonly clock: Clock,
    private readonly settings: WriterSettings,
  ) {}

  async execute(groups: readonly Group[]): Promise<FoldedBatch> {
    const stored = await this.store.findMany(groups.map(({ id }) => id));
    const reused = await reusedMessageIds(groups, stored, this.store);
    const recordsOf = await this.recordsFor(groups, stored);
    const { organizationId } = this.settings;
    const at = this.clock.now().toISOString();
    const failed = new Map<ActivityId, Error>();
    const folded: FoldedGroup[] = [];
    for (const group of groups) {
      const before = stored.get(group.id);
      const context = { at, organizationId, messageIdReused: reused.has(group.id) };
      try {
        folded.push({ group, folded: foldGroup(group, before, { ...context, ...recordsOf(before) }) });
      } catch (error) {
        failed.set(group.id, error instanceof Error ? error : new Error('folding failed', { cause: error }));
      }
    }
    return { groups: await withParties(folded, this.gatherRecords), failed };
  }

  /** Of the activities that are to be resolved anew; nothing is asked where there is none. */
  private async recordsFor(
    groups: readonly Group[],
    stored: ReadonlyMap<ActivityId, Activity>,
  ): Promise<(before: Activity | undefined) => Pick<FoldContext, 'records'>> {
    const concerned = groups.filter(({ incoming }) => incoming.some(({ finding }) => finding.kind === 'resolve'));
    const activities = new Set(concerned.flatMap(({ id }) => stored.get(id) ?? []));
    if (activities.size === 0) return () => ({});
    const recordsOf = await this.gatherRecords.execute([...activities]);
    return (before) => (before !== undefined && activities.has(before) ? { records: recordsOf(before) } : {});
  }
}

function foldGroup({ incoming }: Group, stored: Activity | undefined, context: FoldContext): Folded {
  const folded = foldDecisions(
    stored,
    incoming.map(({ finding }) => finding),
    context,
  );
  if (!folded.isChanged || folded.activity === undefined) return folded;
  return { ...folded, activity: { ...folded.activity, version: (stored?.version ?? 0) + 1 } };
}

/** New activities whose Message-ID another one has, stored or in this very batch. */
async function reusedMessageIds(
  groups: readonly Group[],
  stored: ReadonlyMap<ActivityId, Activity>,
  store: ActivityStore,
): Promise<ReadonlySet<ActivityId>> {
  const holders = new Map<string, Set<ActivityId>>();
  for (const { id, incoming } of groups) {
    const messageId = stored.has(id) ? undefined : firstTracked(incoming)?.mail.internetMessageId;
    if (messageId !== undefined) holders.set(messageId, (holders.get(messageId) ?? new Set<ActivityId>()).add(id));
  }
  if (holders.size === 0) return new Set();
  const known = await store.findByMessageIds([...holders.keys()]);
  const reused = [...holders].filter(
    ([messageId, ids]) => ids.size > 1 || (known.get(messageId) ?? []).some((id) => !ids.has(id)),
  );
  return new Set(reused.flatMap(([, ids]) => [...ids]));
}

function firstTracked(incoming: readonly Incoming[]): PresentDecision | undefined {
  for (const { finding } of incoming) if (finding.kind === 'present' && finding.verdict === 'track') return finding;
  return undefined;
}

async function withParties(groups: readonly FoldedGroup[], records: GatherRecords): Promise<readonly FoldedGroup[]> {
  const unresolved = groups.map(unresolvedIn);
  const messages = await records.resolve(unresolved.filter((one) => one !== undefined));
  let next = 0;
  return groups.map((one, at) => {
    const activity = unresolved[at]?.activity;
    if (activity === undefined) return one;
    const message = messages[next] ?? activity.message;
    next += 1;
    return { ...one, folded: { ...one.folded, activity: { ...activity, message } } };
  });
}

function unresolvedIn({ folded, group }: FoldedGroup): Unresolved | undefined {
  const { activity, isChanged, changes } = folded;
  const shownBy = firstTracked(group.incoming);
  if (activity?.status !== 'tracked' || !isChanged || shownBy === undefined) return undefined;
  return changes.some(({ changed }) => changed.includes('message')) ? { activity, shownBy } : undefined;
}
