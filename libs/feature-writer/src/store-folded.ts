import type { Activity, ActivityId } from '@foldwatch/domain';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { FlagReusedIds } from './flag-reused-ids';
import type { FoldedGroup } from './fold-batch';
import { lostWrites } from './writer-metrics';

/** Stores folded activities by compare-and-set. */
@Injectable()
export class StoreFolded {
  constructor(
    private readonly store: ActivityStore,
    private readonly flagReusedIds: FlagReusedIds,
  ) {}

  /** The groups as they are stored, and the activities that somebody else wrote meanwhile. */
  async execute(
    groups: readonly FoldedGroup[],
  ): Promise<{ readonly stored: readonly FoldedGroup[]; readonly lost: ReadonlySet<ActivityId> }> {
    const lost = await this.replace(groups);
    return { stored: await this.flagReusedIds.execute(groups.filter(({ group }) => !lost.has(group.id))), lost };
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
