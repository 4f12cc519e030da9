import type { Readable } from 'node:stream';

import type { AnswerContext } from '../answers/read-answer';
import { EwsError } from '../ews-error';
import { toConnectionFailure } from '../transport/connection-failure';
import { EnvelopeSplitter } from '../xml/envelope-splitter';
import { type Notification, readNotification } from './notification';

export interface StreamLimits {
  /** The server sends heart-beats; after that much silence nobody is there any more. */
  readonly idleMs: number;
  readonly maxEnvelopeLength: number;
}

/** The notifications of one open stream, in order, until it ends. Raises when it breaks, goes silent or makes no sense. */
export async function* readNotificationStream(
  body: Readable,
  limits: StreamLimits,
  context: AnswerContext,
): AsyncGenerator<Notification, void, undefined> {
  const splitter = new EnvelopeSplitter(limits.maxEnvelopeLength);
  const idle = setTimeout(() => body.destroy(silent(limits.idleMs)), limits.idleMs);
  try {
    for await (const chunk of body) {
      idle.refresh();
      for (const envelope of splitter.push(Buffer.from(chunk))) yield readNotification(envelope, context);
    }
  } catch (error) {
    if (error instanceof RangeError) throw new EwsError({ kind: 'protocol' }, 'too-large', error.message);
    throw toConnectionFailure(context.operation, error);
  } finally {
    clearTimeout(idle);
    body.destroy();
  }
}

const silent = (idleMs: number): EwsError =>
  new EwsError({ kind: 'transient' }, 'stream-silent', `GetStreamingEvents: nothing was heard for ${idleMs} ms`);
