import type { Activity, ExpiryFinding } from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import { ActivityStore } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Pace } from '../walks/pace';
import { RecordFindings } from '../recording/record-findings';
import { DropContents } from './drop-contents';

const pageSize = 100;

export interface Expiry {
  /** What changed since then stays. */
  readonly before: string;
  readonly categoryName: string;
  readonly isMine: (activityId: string) => boolean;
}

/**
 * Removes activities that did not change for long enough, the oldest first; what is left of each counts as changed then, and
 * goes to the end. Whatever was passed by is known to be nothing but that.
 */
@Injectable()
export class ExpireActivities {
  private passedUntil = '';

  constructor(
    private readonly store: ActivityStore,
    private readonly recordFindings: RecordFindings,
    private readonly dropContents: DropContents,
    private readonly pace: Pace,
  ) {}

  /** Of those that are this instance's; says how many went. */
  async execute({ before, categoryName, isMine }: Expiry, signal: AbortSignal): Promise<number> {
    let expired = 0;
    let cursor: string | undefined;
    do {
      const found = await this.store.findModifiedSince(this.passedUntil, pageSize, cursor);
      const old = found.activities.filter(({ modifiedAt }) => modifiedAt < before);
      const due = old.filter(({ id, status }) => status !== 'erased' && isMine(id));
      if (due.length > 0) await this.expire(due, before, categoryName);
      expired += due.length;
      if (old.every(({ status }) => status === 'erased')) this.passedUntil = old.at(-1)?.modifiedAt ?? this.passedUntil;
      cursor = old.length < found.activities.length ? undefined : found.nextCursor;
    } while (cursor !== undefined && !signal.aborted);
    return expired;
  }

  private async expire(activities: readonly Activity[], before: string, categoryName: string): Promise<void> {
    const at = this.pace.now().toISOString();
    await this.dropContents.ofActivities(activities);
    const incoming = activities.map(({ id, version }) => {
      const finding: ExpiryFinding = {
        kind: 'expire',
        id: hashId('expiry', id, String(version)),
        activityId: id,
        at,
        before,
        settings: { categoryName },
      };
      return { finding, event: newTrace() };
    });
    for (const error of (await this.recordFindings.execute(incoming)).values()) throw error;
  }
}
