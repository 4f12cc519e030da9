import { Injectable } from '@nestjs/common';
import { ActivityQueries, Clock, type LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { undoOf } from '../activities/possible-acts';
import { wasOwn } from '../activities/visible-activities';
import { MailboxAddresses } from '../mailboxes/mailbox-addresses';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toDecisionView, type DecisionView } from './decision-views';

/** Decisions with the addresses of their mailboxes, the present paths of their folders, whether what they left out can be recorded now, and what can be taken back. */
@Injectable()
export class ShowDecisions {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
    private readonly addresses: MailboxAddresses,
    private readonly clock: Clock,
  ) {}

  async execute(decisions: readonly LoggedDecision[], viewer: Principal): Promise<readonly DecisionView[]> {
    const [activities, trees, addresses] = await Promise.all([
      this.activities.findMany([...new Set(decisions.map(({ activityId }) => activityId))]),
      this.folders.findMany([...new Set(decisions.map(({ mailboxId }) => mailboxId))]),
      this.addresses.of(decisions, viewer),
    ]);
    const now = this.clock.now();
    return decisions.map((decision) => {
      const activity = activities.get(decision.activityId);
      return {
        ...toDecisionView(decision, viewer, trees, activity),
        mailboxAddress: addresses.get(decision.mailboxId) ?? null,
        undo: activity !== undefined && wasOwn(activity, viewer) ? undoOf(activity, viewer, now) : null,
      };
    });
  }
}
