import { Injectable } from '@nestjs/common';
import type { MailboxId } from '@foldwatch/domain';
import { DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExplainSilence } from './explain-silence';
import type { MessageExplanationView } from './message-views';
import { ShowDecisions } from './show-decisions';

const mostDecisions = 50;
/** A Message-ID that is reused names several messages; beyond that it names none. */
const mostActivities = 5;

/** All that was decided about a message in a mailbox or, where that is nothing, why it may be. */
@Injectable()
export class ExplainMessage {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly log: DecisionLog,
    private readonly show: ShowDecisions,
    private readonly explainSilence: ExplainSilence,
  ) {}

  async execute(mailboxId: MailboxId, messageId: string, viewer: Principal): Promise<MessageExplanationView> {
    const config = await this.mailboxes.find(mailboxId);
    const decisions = await this.decisions(mailboxId, messageId);
    return {
      decisions: await this.show.execute(decisions, viewer),
      explanation: decisions.length > 0 ? null : await this.explainSilence.execute(config),
    };
  }

  /** That a message left or lost its category is known of its activity alone. */
  private async decisions(mailboxId: MailboxId, messageId: string): Promise<readonly LoggedDecision[]> {
    const bounds = { mailboxId, limit: mostDecisions };
    const { decisions: named } = await this.log.list({ ...bounds, messageId });
    const activityIds = [...new Set(named.map(({ activityId }) => activityId))].slice(0, mostActivities);
    const others = await Promise.all(activityIds.map((activityId) => this.log.list({ ...bounds, activityId })));
    const all = [...named, ...others.flatMap(({ decisions }) => decisions)];
    const byId = new Map(all.map((decision) => [decision.id, decision]));
    return [...byId.values()].toSorted(newestFirst).slice(0, mostDecisions);
  }
}

const newestFirst = (a: LoggedDecision, b: LoggedDecision): number =>
  a.decidedAt === b.decidedAt ? 0 : a.decidedAt < b.decidedAt ? 1 : -1;
