import { Injectable } from '@nestjs/common';
import { bracketedMessageId, type Activity } from '@foldwatch/domain';
import { ActivityQueries, DecisionLog } from '@foldwatch/ports';
import { mailboxFilter } from '../access/mailbox-filter';
import { canSeeMailbox, mailboxesFor, type Principal } from '../access/principal';
import { wasOwn } from '../activities/visible-activities';
import { ShowDecisions } from '../decisions/show-decisions';
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
    private readonly show: ShowDecisions,
  ) {}

  async execute({ messageId, from, mailboxId }: SoughtWhy, viewer: Principal): Promise<WhyView> {
    const filter = { messageId: bracketedMessageId(messageId), limit: mostDecisions };
    const { decisions } = await this.log.list({ ...filter, ...mailboxFilter(mailboxesFor(viewer, mailboxId)) });
    const concerned = decisions.filter(({ sender }) => from === undefined || (sender?.address ?? from) === from);
    const activities = await this.activities.findMany([...new Set(concerned.map(({ activityId }) => activityId))]);
    return {
      messageId: filter.messageId,
      from: from ?? null,
      decisions: await this.show.execute(concerned, viewer),
      activities: [...activities.values()]
        .filter((activity) => wasOwn(activity, viewer))
        .map((activity) => toWhyActivity(activity, viewer)),
    };
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
