import { conversationHeader } from './conversation-header';
import { answeredIds, type CorrelationKeys } from './correlation-keys';
import type { PresentDecision } from '../decision';
import type { ItemKey, MailboxId } from '../ids';
import type { MailMetadata } from '../mail';

/** The copy of a message in a mailbox that waits until what it answers is recorded. */
export interface WaitingItem {
  readonly mailboxId: MailboxId;
  readonly itemKey: ItemKey;
}

export type AwaitedKeys = Pick<CorrelationKeys, 'messageIds' | 'conversations'>;

/** The signs of base64 that 22 bytes take; every answer adds five bytes. */
const signsOfHeader = 30;

/**
 * What a message answers, by which it is found when that is recorded. A message that names nothing waits for its
 * conversation, unless it began it: what is recorded later is no parent of that.
 */
export function awaitedKeys(mail: MailMetadata): AwaitedKeys {
  const messageIds = answeredIds(mail);
  const header = conversationHeader(mail.conversationIndex);
  const isAnswer = (mail.conversationIndex ?? '').replaceAll('=', '').trim().length > signsOfHeader;
  return { messageIds, conversations: messageIds.length === 0 && isAnswer && header !== undefined ? [header] : [] };
}

export const awaitsAnything = ({ messageIds, conversations }: AwaitedKeys): boolean =>
  messageIds.length + conversations.length > 0;

/** Whether it would have been decided otherwise, had it been known what the message belongs to. */
export const dependsOnParent = ({
  verdict,
  reason,
  correlation,
}: Pick<PresentDecision, 'verdict' | 'reason' | 'correlation'>): boolean =>
  correlation === undefined && (verdict === 'track' || reason === 'not-a-reply' || reason === 'unknown-sender');
