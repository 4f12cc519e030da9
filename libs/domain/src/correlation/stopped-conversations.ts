import type { ActivityMessage } from '../activity';
import { conversationHeader } from './conversation-header';
import { answeredIds } from './correlation-keys';
import type { ActivityId } from '../ids';
import type { MailMetadata } from '../mail';
import type { RecordedMessage } from './recorded-messages';

/** A conversation whose new mail its owner does not want tracked for what it is. */
export interface StoppedConversation {
  /** The recorded message at which it was stopped, which names it. */
  readonly activityId: ActivityId;
  /** That message's own id, and those of what it answers, back to the one that began the thread. */
  readonly messageIds: readonly string[];
  /** See `conversationHeader`. */
  readonly conversation?: string;
  readonly stoppedAt: string;
}

/** Stopped conversations by what new mail can be told to belong to them by. */
export interface StoppedMail {
  readonly messageIds: ReadonlySet<string>;
  readonly conversations: ReadonlySet<string>;
}

export function stoppedConversation(
  activityId: ActivityId,
  message: Pick<ActivityMessage, 'internetMessageId' | 'inReplyTo' | 'references' | 'conversationIndex'>,
  stoppedAt: string,
): StoppedConversation {
  const own = message.internetMessageId?.trim();
  const conversation = conversationHeader(message.conversationIndex);
  const messageIds = [...(own === undefined ? [] : [own]), ...answeredIds(message)];
  return { activityId, messageIds, ...(conversation !== undefined && { conversation }), stoppedAt };
}

export const stoppedMail = (stopped: readonly StoppedConversation[]): StoppedMail => ({
  messageIds: new Set(stopped.flatMap(({ messageIds }) => messageIds)),
  conversations: new Set(stopped.flatMap(({ conversation }) => conversation ?? [])),
});

/** Whether the message belongs to a stopped conversation: it answers mail of it, or has its header. */
export function isStopped(mail: MailMetadata, { messageIds, conversations }: StoppedMail): boolean {
  if (messageIds.size === 0 && conversations.size === 0) return false;
  const header = conversationHeader(mail.conversationIndex);
  return (header !== undefined && conversations.has(header)) || answeredIds(mail).some((id) => messageIds.has(id));
}

/** Whether a recorded message, to which mail was found to belong, is of a stopped conversation. */
export function isOfStopped(
  { internetMessageId, conversation }: Pick<RecordedMessage, 'internetMessageId' | 'conversation'>,
  stopped: StoppedMail,
): boolean {
  const isNamed = internetMessageId !== undefined && stopped.messageIds.has(internetMessageId.trim());
  return isNamed || (conversation !== undefined && stopped.conversations.has(conversation));
}
