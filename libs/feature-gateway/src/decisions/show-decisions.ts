import { Injectable } from '@nestjs/common';
import { ActivityQueries, type LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { MailboxAddresses } from '../mailboxes/mailbox-addresses';
import { KnownFolders } from '../mailboxes/work/known-folders';
import { toDecisionView, type DecisionView } from './decision-views';

/** Decisions with the addresses of their mailboxes, the present paths of their folders, and whether what they left out can be recorded now. */
@Injectable()
export class ShowDecisions {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
    private readonly addresses: MailboxAddresses,
  ) {}

  async execute(decisions: readonly LoggedDecision[], viewer: Principal): Promise<readonly DecisionView[]> {
    const [activities, trees, addresses] = await Promise.all([
      this.activities.findMany([...new Set(decisions.map(({ activityId }) => activityId))]),
      this.folders.findMany([...new Set(decisions.map(({ mailboxId }) => mailboxId))]),
      this.addresses.of(decisions, viewer),
    ]);
    return decisions.map((decision) => ({
      ...toDecisionView(decision, viewer, trees, activities.get(decision.activityId)),
      mailboxAddress: addresses.get(decision.mailboxId) ?? null,
    }));
  }
}
