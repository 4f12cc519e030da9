import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedPath } from '../tools/require-tool';

/** A message of the collection of real mail that some machines have beside the project. */
export interface CorpusMessage {
  readonly file: string;
  readonly eml: Buffer;
  /** With its angle brackets; undefined where the message has none. */
  readonly messageId: string | undefined;
  /** Lower case; empty where there is no address. */
  readonly from: string;
  readonly subject: string;
  readonly date: string;
  readonly to: string;
}

/** Messages that must become one activity, and why. */
interface ExpectedActivity {
  readonly key: string;
  readonly files: readonly string[];
  readonly reason: 'alone' | 'same-message-id-and-from' | 'same-message-id-other-from' | 'no-message-id-same-fields';
}

interface ExpectedActivities {
  readonly messages: number;
  readonly distinctMessageIds: number;
  readonly withoutMessageId: number;
  /** Message-IDs that more than one message carries. */
  readonly reusedMessageIds: number;
  /** Message-IDs that more than one sender uses. */
  readonly sharedByOtherSenders: number;
  readonly activities: readonly ExpectedActivity[];
}

export const hasCorpus = (): boolean => existsSync(sharedPath('mail-corpus'));

export const corpusFolder = (): string => sharedPath('mail-corpus');

export function readCorpus(folder = corpusFolder()): readonly CorpusMessage[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.eml'));
  return files
    .toSorted((a, b) => a.localeCompare(b))
    .map((file) => toCorpusMessage(file, readFileSync(join(folder, file))));
}

/** Reads headers in the plainest way, so that nothing of the product is judged by its own reader. */
function toCorpusMessage(file: string, eml: Buffer): CorpusMessage {
  const text = eml.toString('latin1').replace(/^From [^\n]*\n/, '');
  const [head = ''] = text.split(/\r?\n\r?\n/, 1);
  const lines = head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/);
  const header = (name: string): string | undefined => {
    const start = `${name.toLowerCase()}:`;
    const found = lines.find((line) => line.toLowerCase().startsWith(start))?.slice(start.length);
    return found === undefined ? undefined : Buffer.from(found, 'latin1').toString('utf8').trim();
  };
  return {
    file,
    eml,
    messageId: header('Message-ID') || undefined,
    from: addressIn(header('From') ?? ''),
    subject: header('Subject') ?? '',
    date: header('Date') ?? '',
    to: header('To') ?? '',
  };
}

function addressIn(text: string): string {
  const plain = text.replace(/"(?:[^"\\]|\\.)*"|\([^)]*\)/g, ' ');
  const found = /<([^<>]*@[^<>]*)>/.exec(plain)?.[1] ?? /[^\s<>,;]+@[^\s<>,;]+/.exec(plain)?.[0] ?? '';
  return found.trim().toLowerCase();
}

/**
 * What tracking all of these messages must come to: one activity for each Message-ID and From, and for each set of
 * stable fields (From, subject, date, To) where there is no Message-ID. A message that has neither Message-ID nor date
 * is told apart by when Exchange says that it was sent, and so stands alone.
 */
export function expectActivities(messages: readonly CorpusMessage[]): ExpectedActivities {
  const byKey = Map.groupBy(messages, keyOf);
  const named = messages.filter(({ messageId }) => messageId !== undefined);
  const byMessageId = Map.groupBy(named, ({ messageId }) => messageId);
  const senders = new Map([...byMessageId].map(([id, group]) => [id, new Set(group.map(({ from }) => from)).size]));
  return {
    messages: messages.length,
    distinctMessageIds: byMessageId.size,
    withoutMessageId: messages.length - named.length,
    reusedMessageIds: [...byMessageId.values()].filter((group) => group.length > 1).length,
    sharedByOtherSenders: [...senders.values()].filter((count) => count > 1).length,
    activities: [...byKey].map(([key, group]) => ({
      key,
      files: group.map(({ file }) => file),
      reason: reasonOf(group, senders.get(group[0]?.messageId) ?? 1),
    })),
  };
}

function keyOf({ file, messageId, from, subject, date, to }: CorpusMessage): string {
  if (messageId !== undefined) return JSON.stringify(['message-id', messageId, from]);
  return JSON.stringify(['stable', from, subject, date === '' ? file : new Date(date).toISOString(), to]);
}

function reasonOf(group: readonly CorpusMessage[], senders: number): ExpectedActivity['reason'] {
  if (group[0]?.messageId === undefined) return group.length > 1 ? 'no-message-id-same-fields' : 'alone';
  if (senders > 1) return 'same-message-id-other-from';
  return group.length > 1 ? 'same-message-id-and-from' : 'alone';
}
