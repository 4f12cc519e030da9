import type { Correlation, CorrelationMethod } from './correlation-method';
import { answeredIds } from './correlation-keys';
import { conversationHeader } from './conversation-header';
import type { ActivityId } from '../ids';
import type { MailMetadata } from '../mail';
import type { RecordedMessage, RecordedMessages } from './recorded-messages';
import { partiesOf } from '../records/resolve-parties';
import { subjectKey } from './subject-words';

/** What a message was found to belong to; `parent` is missing where a token leads to a record. */
export interface FoundCorrelation {
  readonly correlation: Correlation;
  readonly parent?: RecordedMessage;
}

/** What a message belongs to. The first that is found decides; a message never belongs to itself. */
export function correlate(
  mail: MailMetadata,
  ownId: ActivityId,
  recorded: RecordedMessages,
): FoundCorrelation | undefined {
  return (
    answered(mail, ownId, recorded) ??
    byToken(mail, ownId, recorded) ??
    inConversation(mail, ownId, recorded) ??
    bySmartMatching(mail, ownId, recorded)
  );
}

function found(method: CorrelationMethod, parent: RecordedMessage): FoundCorrelation {
  const { activityId, regarding } = parent;
  return { correlation: { method, activityId, ...(regarding !== undefined && { regarding }) }, parent };
}

function answered(mail: MailMetadata, ownId: ActivityId, recorded: RecordedMessages): FoundCorrelation | undefined {
  const inReplyTo = mail.inReplyTo?.trim();
  for (const id of answeredIds(mail)) {
    const parent = recorded.withMessageId(id, ownId);
    if (parent !== undefined) return found(id === inReplyTo ? 'in-reply-to' : 'references', parent);
  }
  return undefined;
}

function byToken(mail: MailMetadata, ownId: ActivityId, recorded: RecordedMessages): FoundCorrelation | undefined {
  const led = recorded.byToken(mail.subject, ownId);
  if (led === undefined) return undefined;
  return 'activityId' in led
    ? found('tracking-token', led)
    : { correlation: { method: 'tracking-token', regarding: led } };
}

function inConversation(
  mail: MailMetadata,
  ownId: ActivityId,
  recorded: RecordedMessages,
): FoundCorrelation | undefined {
  const header = conversationHeader(mail.conversationIndex);
  const parent = header === undefined ? undefined : recorded.inConversation(header, ownId);
  return parent && found('conversation-index', parent);
}

const fewestShared = 2;
const longestApartMs = 90 * 24 * 60 * 60 * 1_000;

/** Mail with the same words in its subject, at least two addresses in common, and no more than 90 days between. */
function bySmartMatching(
  mail: MailMetadata,
  ownId: ActivityId,
  recorded: RecordedMessages,
): FoundCorrelation | undefined {
  const key = subjectKey(mail.subject);
  const alike = key === undefined ? [] : recorded.withSubject(key);
  if (alike.length === 0) return undefined;
  const addresses = new Set(partiesOf(mail).map(({ address }) => address));
  const parent = alike.find(
    (other) =>
      other.activityId !== ownId &&
      other.addresses.filter((address) => addresses.has(address)).length >= fewestShared &&
      isNear(other, mail),
  );
  return parent && found('smart-matching', parent);
}

/** Without any date of its own the message counts as new. */
function isNear({ at }: RecordedMessage, { sentAt, receivedAt }: MailMetadata): boolean {
  const own = sentAt ?? receivedAt;
  return own === undefined || Math.abs(Date.parse(own) - Date.parse(at)) <= longestApartMs;
}

/** The message that began the thread, or the oldest of it that is recorded. */
export function rootOf(
  { references, conversationIndex }: Pick<MailMetadata, 'references' | 'conversationIndex'>,
  parent: RecordedMessage,
  recorded: RecordedMessages,
): RecordedMessage {
  for (const id of references) {
    const named = recorded.withMessageId(id.trim());
    if (named !== undefined) return named;
  }
  const header = conversationHeader(conversationIndex) ?? parent.conversation;
  return (header === undefined ? undefined : recorded.oldestIn(header)) ?? parent;
}
