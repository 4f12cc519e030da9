import type { ActivityId } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { AppError } from '@foldwatch/ports';
import { Injectable, Logger } from '@nestjs/common';
import type { Failures } from '../recording/incoming';
import { ClaimSenders } from './claim-senders';
import { LinkSenders } from './link-senders';
import type { OpenSender } from './plan-sender';
import { PlanSenders } from './plan-senders';
import { SuggestSenders } from './suggest-senders';

/**
 * Makes or suggests records of unknown senders, from activities that are stored: each step may be repeated, and what was told
 * of derives from what is stored. A record is told of before its activity is marked, so that an end in between is made up for.
 */
@Injectable()
export class SettleSenders {
  private readonly logger = new Logger(SettleSenders.name);

  constructor(
    private readonly planSenders: PlanSenders,
    private readonly claimSenders: ClaimSenders,
    private readonly suggestSenders: SuggestSenders,
    private readonly linkSenders: LinkSenders,
  ) {}

  /** Says of which activities it could not be done; those are recorded all the same. An outage is raised. */
  async execute(open: readonly OpenSender[]): Promise<Failures> {
    if (open.length === 0) return new Map();
    try {
      await this.settle(open);
      return new Map();
    } catch (error) {
      if (isOutage(error)) throw error;
      return open.length === 1 ? this.failed(open, error) : this.each(open);
    }
  }

  /** One by one, so that one that cannot be done does not keep the others from it. */
  private async each(open: readonly OpenSender[]): Promise<Failures> {
    const failures = new Map<ActivityId, Error>();
    for (const one of open) for (const [id, error] of await this.execute([one])) failures.set(id, error);
    return failures;
  }

  private failed(open: readonly OpenSender[], cause: unknown): Failures {
    const error = cause instanceof Error ? cause : new Error('settling a sender failed', { cause });
    for (const { activity, trace } of open) {
      const { correlationId } = trace;
      this.logger.error({ event: 'sender.unsettled', activityId: activity.id, correlationId, error: error.name });
    }
    return new Map(open.map(({ activity }) => [activity.id, error]));
  }

  private async settle(open: readonly OpenSender[]): Promise<void> {
    const plans = await this.planSenders.execute(open);
    const settled = await this.claimSenders.execute(plans);
    await this.suggestSenders.execute(plans);
    await this.linkSenders.execute(settled);
    failpoint('writer.sender-linked');
  }
}

const isOutage = (error: unknown): boolean => error instanceof AppError && error.outage;
