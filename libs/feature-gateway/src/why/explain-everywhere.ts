import { Injectable } from '@nestjs/common';
import { bracketedMessageId, type Activity, type ActivityId } from '@foldwatch/domain';
import { ActivityQueries, DecisionLog, type LoggedDecision } from '@foldwatch/ports';
import { mailboxFilter } from '../access/mailbox-filter';
import { canSeeMailbox, mailboxesFor, type Principal } from '../access/principal';
import { wasOwn } from '../activities/visible-activities';
import { toDecisionView } from '../decisions/decision-views';
import { KnownFolders } from '../mailboxes/known-folders';
import type { WhyActivityView, WhyView } from './why-views';

const mostDecisions = 100;

export interface SoughtWhy {
  readonly messageId: string;
  /** Whom the message is from; a Message-ID alone may be that of several messages. */
  readonly from?: string;
  readonly mailboxId?: string;
}

/** Why a message was, or was not, recorded, in whichever mailboxes it was seen. Others' mail that is not tracked stays redacted. */
@Injectable()
export class ExplainEverywhere {
  constructor(
    private readonly log: DecisionLog,
    private readonly activities: ActivityQueries,
    private readonly folders: KnownFolders,
  ) {}

  async execute({ messageId, from, mailboxId }: SoughtWhy, viewer: Principal): Promise<WhyView> {
    const filter = { messageId: bracketedMessageId(messageId), limit: mostDecisions };
    const { decisions } = await this.log.list({ ...filter, ...mailboxFilter(mailboxesFor(viewer, mailboxId)) });
    const concerned = decisions.filter(({ sender }) => from === undefined || (sender?.address ?? from) === from);
    const activities = await this.activitiesOf(concerned, viewer);
    const trees = await this.folders.findMany([...new Set(concerned.map((decision) => decision.mailboxId))]);
    return {
      messageId: filter.messageId,
      from: from ?? null,
      decisions: concerned.map((decision) => toDecisionView(decision, viewer, trees)),
      activities: activities.map((activity) => toWhyActivity(activity, viewer)),
    };
  }

  private async activitiesOf(decisions: readonly LoggedDecision[], viewer: Principal): Promise<readonly Activity[]> {
    const ids = new Set<ActivityId>(decisions.map(({ activityId }) => activityId));
    const found = await this.activities.findMany([...ids]);
    return [...found.values()].filter((activity) => wasOwn(activity, viewer));
  }
}

function toWhyActivity({ id, message, status, links }: Activity, viewer: Principal): WhyActivityView {
  const tracking = links.filter((link) => link.status === 'tracked' && canSeeMailbox(viewer, link.mailboxId));
  return {
    id,
    subject: message.subject,
    status: status === 'tracked' && tracking.length > 0 ? 'tracked' : 'untracked',
    mailboxIds: tracking.map(({ mailboxId }) => mailboxId),
  };
}
