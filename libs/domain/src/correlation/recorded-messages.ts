import type { Activity } from '../activity';
import { conversationHeader } from './conversation-header';
import type { ActivityId } from '../ids';
import type { NamedRecord } from '../records/record';
import { partiesOf } from '../records/resolve-parties';
import { subjectKey } from './subject-words';
import { tokensIn, type StandingToken } from './tracking-token';

/** A recorded message, as far as others can belong to it. */
export interface RecordedMessage {
  readonly activityId: ActivityId;
  readonly internetMessageId?: string;
  /** See `conversationHeader`. */
  readonly conversation?: string;
  /** See `subjectKey`. */
  readonly subject?: string;
  readonly regarding?: NamedRecord;
  /** Comparable addresses of its parties. */
  readonly addresses: readonly string[];
  /** When it was sent, or else received or recorded. */
  readonly at: string;
  readonly createdAt: string;
}

/** What others can belong to of an activity; nothing once it is no longer tracked. */
export function recordedMessage({ id, status, message, regarding, createdAt }: Activity): RecordedMessage | undefined {
  if (status !== 'tracked') return undefined;
  const conversation = conversationHeader(message.conversationIndex);
  const subject = subjectKey(message.subject);
  return {
    activityId: id,
    ...(message.internetMessageId !== undefined && { internetMessageId: message.internetMessageId }),
    ...(conversation !== undefined && { conversation }),
    ...(subject !== undefined && { subject }),
    ...(regarding !== undefined && { regarding: { table: regarding.table, id: regarding.id, name: regarding.name } }),
    addresses: [...new Set(partiesOf(message).map(({ address }) => address))],
    at: message.sentAt ?? message.receivedAt ?? createdAt,
    createdAt,
  };
}

interface Ways {
  /** By their digits: those in the subjects of the messages. */
  readonly tokens: ReadonlyMap<string, StandingToken>;
  readonly smartMatching: boolean;
}

/** What recorded messages are found by. */
export class RecordedMessages {
  private readonly byMessageId: ReadonlyMap<string | undefined, readonly RecordedMessage[]>;
  private readonly byConversation: ReadonlyMap<string | undefined, readonly RecordedMessage[]>;
  private readonly bySubject: ReadonlyMap<string | undefined, readonly RecordedMessage[]>;
  private readonly byId: ReadonlyMap<ActivityId, RecordedMessage>;

  constructor(
    messages: readonly RecordedMessage[],
    private readonly ways: Ways = { tokens: new Map(), smartMatching: false },
  ) {
    const inOrder = messages.toSorted(byAge);
    this.byMessageId = Map.groupBy(inOrder, ({ internetMessageId }) => internetMessageId?.trim());
    this.byConversation = Map.groupBy(inOrder, ({ conversation }) => conversation);
    this.bySubject = ways.smartMatching ? Map.groupBy(inOrder, ({ subject }) => subject) : new Map();
    this.byId = new Map(messages.map((message) => [message.activityId, message]));
  }

  /** Of several with one Message-ID the oldest: a forged one comes later. */
  withMessageId(messageId: string, than?: ActivityId): RecordedMessage | undefined {
    return this.byMessageId.get(messageId)?.find(({ activityId }) => activityId !== than);
  }

  /** The newest of the conversation, which knows best what it regards. */
  inConversation(header: string, than: ActivityId): RecordedMessage | undefined {
    return this.byConversation.get(header)?.findLast(({ activityId }) => activityId !== than);
  }

  /** Of those that were asked for. */
  oldestIn(header: string): RecordedMessage | undefined {
    return this.byConversation.get(header)?.[0];
  }

  /** What the last token in a subject leads to that leads anywhere. */
  byToken(subject: string, than: ActivityId): RecordedMessage | NamedRecord | undefined {
    const led = tokensIn(subject, this.ways.tokens).flatMap(({ leadsTo }) =>
      leadsTo.kind === 'record' ? leadsTo.record : (this.byId.get(leadsTo.activityId) ?? []),
    );
    return led.find((one) => !('activityId' in one) || one.activityId !== than);
  }

  /** The newest first; none where smart matching is off. */
  withSubject(key: string): readonly RecordedMessage[] {
    return this.bySubject.get(key)?.toReversed() ?? [];
  }
}

/** So that it does not matter in which order a store gave them. */
const byAge = (a: RecordedMessage, b: RecordedMessage): number =>
  a.createdAt === b.createdAt ? (a.activityId < b.activityId ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
