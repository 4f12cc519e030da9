import { conversationHeader } from './conversation-header';
import type { ActivityId } from '../ids';
import type { MailMetadata } from '../mail';

/** A hostile message may name thousands; the newest, and the first, which began the thread, say enough. */
const mostReferences = 100;

/** The Message-IDs that a message names as what it answers: In-Reply-To, then References from the newest back. */
export function answeredIds({
  inReplyTo,
  references,
}: Pick<MailMetadata, 'inReplyTo' | 'references'>): readonly string[] {
  const root = references.length > mostReferences ? references.slice(0, 1) : [];
  const named = [...(inReplyTo === undefined ? [] : [inReplyTo]), ...references.slice(-mostReferences).toReversed()];
  return [...new Set([...named, ...root].map((id) => id.trim()).filter((id) => id !== ''))];
}

/** What is to be looked up to correlate messages. */
export interface CorrelationKeys {
  readonly messageIds: readonly string[];
  readonly conversations: readonly string[];
  /** What tracking tokens lead to. */
  readonly activityIds: readonly ActivityId[];
  /** See `subjectKey`; for smart matching alone. */
  readonly subjects: readonly string[];
}

/** What the headers of messages name; `subjects` and `activityIds` are for those who have them looked up. */
export function correlationKeys(mails: readonly MailMetadata[]): CorrelationKeys {
  return {
    messageIds: [...new Set(mails.flatMap(answeredIds))],
    conversations: [...new Set(mails.flatMap((mail) => conversationHeader(mail.conversationIndex) ?? []))],
    activityIds: [],
    subjects: [],
  };
}
