import { Injectable } from '@nestjs/common';
import { toActivityId } from '@foldwatch/domain';
import { ActivityQueries, wholeOrganization, type RepublishedPart } from '@foldwatch/ports';
import { InvalidRequest, UnknownResource } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import type { StartedJobView } from '../mailboxes/mailbox-views';
import type { RepublishRequest } from './republish-request';

/** Has the writer tell again what consumers of the public topics may have lost. */
@Injectable()
export class StartRepublish {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly jobs: ExchangeJobs,
  ) {}

  async execute(request: RepublishRequest): Promise<StartedJobView> {
    const of = await this.partOf(request);
    return { jobId: await this.jobs.start(wholeOrganization, { kind: 'republish', of }) };
  }

  private async partOf({ activityId, mailboxId, since }: RepublishRequest): Promise<RepublishedPart> {
    if ([activityId, mailboxId, since].filter((given) => given !== undefined).length !== 1) {
      throw new InvalidRequest([{ field: 'body', message: 'must name one of activityId, mailboxId and since' }]);
    }
    if (activityId !== undefined) return this.activity(activityId);
    if (mailboxId !== undefined) return { mailboxId: (await this.mailboxes.find(mailboxId)).mailbox.id };
    return { since: since ?? '' };
  }

  private async activity(text: string): Promise<RepublishedPart> {
    const id = toActivityId(text);
    const activity = id === undefined ? undefined : await this.activities.find(id);
    if (activity !== undefined) return { activityId: activity.id };
    throw new UnknownResource('unknown-activity', 'There is no such activity.');
  }
}
