import { pause } from '@foldwatch/platform';
import { EventTexts } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Pace } from '../walks/pace';
import { EraseActivities } from './erase-activities';
import type { ErasurePage, ErasureStep, ErasureWork } from './erasure-work';

const nothingMore: ErasurePage = { counts: {} };
/** Clocks of processes may differ by this. */
const clockSkewMs = 60_000;

/** What was read or decided before anybody knew of the erasure is recorded by then. */
@Injectable()
export class Settle implements ErasureStep {
  constructor(private readonly pace: Pace) {}

  async next({ dryRun }: ErasureWork): Promise<ErasurePage> {
    if (!dryRun) await pause(this.pace.settings.erasureSettleMs);
    return nothingMore;
  }
}

/** What was recorded since the erasure began. Whatever is erased here was counted as it came, or comes again. */
@Injectable()
export class EraseLateActivities implements ErasureStep {
  constructor(private readonly activities: EraseActivities) {}

  async next(work: ErasureWork, cursor?: string): Promise<ErasurePage> {
    if (work.dryRun) return nothingMore;
    const since = new Date(Date.parse(work.createdAt) - clockSkewMs).toISOString();
    const { nextCursor } = await this.activities.nextSince(since, work, cursor);
    return { counts: {}, ...(nextCursor !== undefined && { nextCursor }) };
  }
}

/** Nothing of it can be read out of the files any more. */
@Injectable()
export class Wipe implements ErasureStep {
  constructor(private readonly events: EventTexts) {}

  async next({ dryRun }: ErasureWork): Promise<ErasurePage> {
    if (!dryRun) await this.events.wipe();
    return nothingMore;
  }
}
