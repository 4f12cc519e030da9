import { createHash } from 'node:crypto';
import { type ItemContent } from '../store/item';

interface ThreadFacts {
  readonly subject: string;
  readonly threadIndex: string | undefined;
  readonly threadTopic: string | undefined;
  readonly root: string;
}

const replyPrefix = /^\s*(?:[a-z]{1,3}\s*:\s*)+/i;
const headerLength = 22;

function guidOf(given: Buffer, root: string): Buffer {
  if (given.length >= headerLength) return given.subarray(6, headerLength);
  return createHash('sha256').update(root).digest().subarray(0, 16);
}

/** A conversation index without children: time is left empty, the thread alone identifies it. */
function indexOf(guid: Buffer): string {
  return Buffer.concat([Buffer.from([1, 0xd8, 0, 0, 0, 0]), guid]).toString('base64');
}

export function topicOf(subject: string): string {
  return subject.replace(replyPrefix, '').trim();
}

export function conversationOf({
  subject,
  threadIndex,
  threadTopic,
  root,
}: ThreadFacts): Pick<ItemContent, 'conversationIndex' | 'conversationTopic' | 'conversationGuid'> {
  // Read and written anew: a header may hold anything, the property only base64.
  const given = Buffer.from(threadIndex ?? '', 'base64');
  const guid = guidOf(given, root);
  return {
    conversationIndex: given.length >= headerLength ? given.toString('base64') : indexOf(guid),
    conversationTopic: threadTopic ?? topicOf(subject),
    conversationGuid: guid.toString('hex'),
  };
}
