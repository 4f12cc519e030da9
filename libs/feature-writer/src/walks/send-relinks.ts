import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import {
  effectiveSettings,
  foldSettingsOf,
  type ActivityId,
  type FoldSettings,
  type MailboxId,
} from '@foldwatch/domain';
import { hashId, newTrace } from '@foldwatch/platform';
import {
  EventPublisher,
  MailboxConfigs,
  OrganizationConfigs,
  type JobProgress,
  type JobRequest,
  type MailboxJob,
  type OutgoingEvent,
} from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { Pace } from './pace';

export interface RelinkJob extends Pick<MailboxJob, 'id' | 'mailboxId'> {
  readonly progress?: JobProgress | undefined;
  readonly request: Extract<JobRequest, { readonly kind: 'relink' }>;
}

/** Decides that activities are linked anew, under the settings of now, as the rules decide about mail. */
@Injectable()
export class SendRelinks {
  constructor(
    private readonly organizations: OrganizationConfigs,
    private readonly configs: MailboxConfigs,
    private readonly publisher: EventPublisher,
    private readonly pace: Pace,
  ) {}

  async execute(job: RelinkJob, activityIds: readonly ActivityId[]): Promise<void> {
    const decided = { decidedAt: this.pace.now().toISOString(), settings: await this.settingsOf(job.mailboxId) };
    await this.publisher.publish(activityIds.map((id) => relinkEvent(job, id, decided)));
  }

  private async settingsOf(mailboxId: MailboxId): Promise<FoldSettings> {
    const [{ settings: organization }, configs] = await Promise.all([
      this.organizations.find(),
      this.configs.findMany([mailboxId]),
    ]);
    const { mailbox, options = {} } = configs.get(mailboxId) ?? {};
    return foldSettingsOf(effectiveSettings({ organization, teamId: mailbox?.teamId, options }));
  }
}

function relinkEvent(
  { id: jobId, mailboxId, request }: RelinkJob,
  activityId: ActivityId,
  decided: { readonly decidedAt: string; readonly settings: FoldSettings },
): OutgoingEvent {
  const { ruleId, ruleVersion, regarding } = request;
  const payload: MailDecidedV1 = {
    kind: 'relink',
    id: hashId('relink', jobId, activityId),
    activityId,
    ...decided,
    mailboxId,
    rule: { id: ruleId, version: ruleVersion, ...(regarding !== undefined && { regarding }) },
  };
  const { topic, type, version } = mailDecided;
  const trace = { ...newTrace(), correlationId: jobId };
  return { topic, key: activityId, id: payload.id, type, version, time: decided.decidedAt, ...trace, payload };
}
