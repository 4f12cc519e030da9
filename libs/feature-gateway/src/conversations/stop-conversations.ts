import { Injectable } from '@nestjs/common';
import { stoppedConversation, toActivityId, type MailboxId, type StoppedConversation } from '@foldwatch/domain';
import { ActivityQueries } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import {
  toStoppedView,
  type StoppedConversationPage,
  type StoppedConversationView,
} from './stopped-conversation-views';

/** The newest are kept: nobody answers mail from thousands of conversations ago. */
const mostStopped = 1_000;

/** Stops and resumes the automatic tracking of conversations in a mailbox. What is recorded stays, and rules go on. */
@Injectable()
export class StopConversations {
  constructor(
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly activities: ActivityQueries,
  ) {}

  async list(mailboxId: MailboxId): Promise<StoppedConversationPage> {
    const { stoppedConversations = [] } = await this.mailboxes.find(mailboxId);
    return { items: stoppedConversations.map(toStoppedView), nextCursor: null };
  }

  /** Stopped again, it stays as it was. */
  async stop(mailboxId: MailboxId, activityId: string): Promise<StoppedConversationView> {
    const id = toActivityId(activityId);
    const activity = id && (await this.activities.find(id));
    if (activity === undefined || !activity.links.some((link) => link.mailboxId === mailboxId)) {
      throw new UnknownResource('unknown-activity', 'The mailbox has no such activity.');
    }
    const { stoppedConversations = [] } = await this.mailboxes.change(mailboxId, (config, now) => {
      const before = config.stoppedConversations ?? [];
      if (before.some((one) => one.activityId === activity.id)) return config;
      const stopped = stoppedConversation(activity.id, activity.message, now);
      return { ...config, stoppedConversations: [...before, stopped].slice(-mostStopped) };
    });
    return toStoppedView(known(stoppedConversations, activityId));
  }

  /** Answers with the conversation as it was stopped. */
  async resume(mailboxId: MailboxId, activityId: string): Promise<StoppedConversationView> {
    const { stoppedConversations = [] } = await this.mailboxes.find(mailboxId);
    const stopped = known(stoppedConversations, activityId);
    await this.mailboxes.change(mailboxId, (config) => ({
      ...config,
      stoppedConversations: (config.stoppedConversations ?? []).filter((one) => one.activityId !== stopped.activityId),
    }));
    return toStoppedView(stopped);
  }
}

function known(stopped: readonly StoppedConversation[], activityId: string): StoppedConversation {
  const found = stopped.find((one) => one.activityId === activityId);
  if (found === undefined) throw new UnknownResource('unknown-conversation', 'No such conversation was stopped.');
  return found;
}
