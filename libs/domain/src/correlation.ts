import type { Activity } from './activity';
import type { Correlation, CorrelationMethod } from './correlation-method';
import type { ActivityId } from './ids';
import type { MailMetadata } from './mail';
import type { NamedRecord } from './record';
import { partiesOf } from './resolve-parties';

/** A recorded message, as far as others can belong to it. */
export interface RecordedMessage {
  readonly activityId: ActivityId;
  readonly internetMessageId?: string;
  /** See `conversationHeader`. */
  readonly conversation?: string;
  readonly regarding?: NamedRecord;
  /** Comparable addresses of its parties. */
  readonly addresses: readonly string[];
  readonly createdAt: string;
}

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

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
/** 22 bytes are 29 signs of base64 and the upper two bits of the next. */
const wholeSigns = 29;

/** The first 22 bytes of a conversation index, which all messages of a conversation share; `undefined` where they are not there. */
export function conversationHeader(conversationIndex: string | undefined): string | undefined {
  const text = conversationIndex?.trim() ?? '';
  const last = alphabet.indexOf(text.charAt(wholeSigns));
  if (text.length <= wholeSigns || last < 0) return undefined;
  return `${text.slice(0, wholeSigns)}${last >> 4}`;
}

/** What is to be looked up to correlate messages. */
export interface CorrelationKeys {
  readonly messageIds: readonly string[];
  readonly conversations: readonly string[];
}

export function correlationKeys(mails: readonly MailMetadata[]): CorrelationKeys {
  return {
    messageIds: [...new Set(mails.flatMap(answeredIds))],
    conversations: [...new Set(mails.flatMap((mail) => conversationHeader(mail.conversationIndex) ?? []))],
  };
}

/** What recorded messages are found by. */
export class RecordedMessages {
  private readonly byMessageId: ReadonlyMap<string | undefined, readonly RecordedMessage[]>;
  private readonly byConversation: ReadonlyMap<string | undefined, readonly RecordedMessage[]>;

  constructor(messages: readonly RecordedMessage[]) {
    const inOrder = messages.toSorted(byAge);
    this.byMessageId = Map.groupBy(inOrder, ({ internetMessageId }) => internetMessageId?.trim());
    this.byConversation = Map.groupBy(inOrder, ({ conversation }) => conversation);
  }

  /** Of several with one Message-ID the oldest: a forged one comes later. */
  withMessageId(messageId: string, than?: ActivityId): RecordedMessage | undefined {
    return this.byMessageId.get(messageId)?.find(({ activityId }) => activityId !== than);
  }

  /** The newest of the conversation, which knows best what it regards. */
  inConversation(header: string, than: ActivityId): RecordedMessage | undefined {
    return this.byConversation.get(header)?.findLast(({ activityId }) => activityId !== than);
  }
}

/** So that it does not matter in which order a store gave them. */
const byAge = (a: RecordedMessage, b: RecordedMessage): number =>
  a.createdAt === b.createdAt ? (a.activityId < b.activityId ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;

/** What a message belongs to. The first that is found decides; a message never belongs to itself. */
export function correlate(
  mail: MailMetadata,
  ownId: ActivityId,
  recorded: RecordedMessages,
): { readonly correlation: Correlation; readonly parent: RecordedMessage } | undefined {
  const found = answered(mail, ownId, recorded) ?? inConversation(mail, ownId, recorded);
  if (found === undefined) return undefined;
  const { parent, method } = found;
  const { activityId, regarding } = parent;
  return { correlation: { method, activityId, ...(regarding !== undefined && { regarding }) }, parent };
}

interface Found {
  readonly method: CorrelationMethod;
  readonly parent: RecordedMessage;
}

function answered(mail: MailMetadata, ownId: ActivityId, recorded: RecordedMessages): Found | undefined {
  const inReplyTo = mail.inReplyTo?.trim();
  for (const id of answeredIds(mail)) {
    const parent = recorded.withMessageId(id, ownId);
    if (parent !== undefined) return { method: id === inReplyTo ? 'in-reply-to' : 'references', parent };
  }
  return undefined;
}

function inConversation(mail: MailMetadata, ownId: ActivityId, recorded: RecordedMessages): Found | undefined {
  const header = conversationHeader(mail.conversationIndex);
  const parent = header === undefined ? undefined : recorded.inConversation(header, ownId);
  return parent && { method: 'conversation-index', parent };
}

/** The message that began the thread, where it is recorded; else the one that is answered. */
export function rootOf(
  { references }: Pick<MailMetadata, 'references'>,
  parent: RecordedMessage,
  recorded: RecordedMessages,
): RecordedMessage {
  const [first] = references;
  return (first === undefined ? undefined : recorded.withMessageId(first.trim())) ?? parent;
}

/** What others can belong to of an activity; nothing once it is no longer tracked. */
export function recordedMessage({ id, status, message, regarding, createdAt }: Activity): RecordedMessage | undefined {
  if (status !== 'tracked') return undefined;
  const conversation = conversationHeader(message.conversationIndex);
  return {
    activityId: id,
    ...(message.internetMessageId !== undefined && { internetMessageId: message.internetMessageId }),
    ...(conversation !== undefined && { conversation }),
    ...(regarding !== undefined && { regarding: { table: regarding.table, id: regarding.id, name: regarding.name } }),
    addresses: [...new Set(partiesOf(message).map(({ address }) => address))],
    createdAt,
  };
}
