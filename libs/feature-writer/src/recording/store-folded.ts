import { contentRefsOf, type Activity, type ActivityId } from '@foldwatch/domain';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { DropContents } from '../erasure/drop-contents';
import { FlagReusedIds } from './flag-reused-ids';
import type { FoldedGroup } from './fold-batch';
import type { Incoming } from './incoming';
import { lostWrites } from '../writer-metrics';

/** Stores folded activities by compare-and-set. */
@Injectable()
export class StoreFolded {
  constructor(
    private readonly store: ActivityStore,
    private readonly flagReusedIds: FlagReusedIds,
    private readonly dropContents: DropContents,
  ) {}

  /** The groups as they are stored, and the activities that somebody else wrote meanwhile. */
  async execute(
    groups: readonly FoldedGroup[],
  ): Promise<{ readonly stored: readonly FoldedGroup[]; readonly lost: ReadonlySet<ActivityId> }> {
    const lost = await this.replace(groups);
    const stored = await this.flagReusedIds.execute(groups.filter(({ group }) => !lost.has(group.id)));
    await this.dropUnwanted(stored);
    return { stored, lost };
  }

  /** Content that was under way when its message was erased has arrived for nothing. */
  private async dropUnwanted(stored: readonly FoldedGroup[]): Promise<void> {
    const unwanted = stored.filter(({ folded: { activity } }) => isErased(activity));
    const refs = unwanted.flatMap(({ group }) => group.incoming.flatMap(contentRefsIn));
    if (refs.length > 0) await this.dropContents.execute(refs, new Set());
  }

  private async replace(groups: readonly FoldedGroup[]): Promise<ReadonlySet<ActivityId>> {
    const changed = groups.flatMap(({ folded }): Activity[] =>
      folded.isChanged && folded.activity !== undefined ? [folded.activity] : [],
    );
    if (changed.length === 0) return new Set();
    const { lost } = await this.store.replaceMany(changed);
    if (lost.length > 0) lostWrites.inc(lost.length);
    return new Set(lost);
  }
}

const isErased = (activity: Activity | undefined): boolean =>
  activity?.status === 'erased' || activity?.contentErasedAt !== undefined;

const contentRefsIn = ({ finding }: Incoming): readonly string[] =>
  finding.kind === 'content' && finding.version !== undefined
    ? contentRefsOf({ state: 'pending', current: finding.version, earlier: [] })
    : [];
