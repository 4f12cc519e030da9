import { AppError } from '@foldwatch/ports';
import type { Message } from 'kafkajs';

/** A message larger than any that a topic takes; its publication is refused, and no other. */
class EventTooLarge extends AppError {
  override readonly code = 'event-too-large';
  override readonly retryable = false;
}

export interface QueuedMessage {
  readonly topic: string;
  readonly message: Message;
  readonly bytes: number;
}

/** One call of `publish`: resolved when the last of its messages is acknowledged. */
interface Publication {
  left: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface Entry extends QueuedMessage {
  readonly publication: Publication;
}

export interface SendLimits {
  /** Of one message, as the topics are created. */
  readonly messageBytes: number;
  /** Of one topic in one request, so that no partition gets a batch that its topic refuses. */
  readonly topicBytes: number;
  /** Of all that waits; who comes later waits for room. */
  readonly waitingBytes: number;
}

export const defaultLimits: SendLimits = { messageBytes: 3_500_000, topicBytes: 900_000, waitingBytes: 32_000_000 };

/**
 * Sends what is published in one request after another, each with all that waits meanwhile: events of a key keep their
 * order, and a thousand small publications need few requests. A failed request fails all whose messages were in it.
 */
export class SendQueue {
  private entries: Entry[] = [];
  private waitingBytes = 0;
  private readonly forRoom: (() => void)[] = [];
  private sending: Promise<void> | undefined;

  constructor(
    private readonly send: (messages: readonly QueuedMessage[]) => Promise<void>,
    private readonly limits: SendLimits = defaultLimits,
  ) {}

  async add(messages: readonly QueuedMessage[]): Promise<void> {
    if (messages.some(({ bytes }) => bytes > this.limits.messageBytes)) {
      throw new EventTooLarge(`An event may have ${this.limits.messageBytes} bytes.`);
    }
    while (this.waitingBytes > this.limits.waitingBytes) await new Promise<void>((go) => this.forRoom.push(go));
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const publication: Publication = { left: messages.length, resolve, reject };
    for (const message of messages) {
      this.entries.push({ ...message, publication });
      this.waitingBytes += message.bytes;
    }
    this.sending ??= this.sendAll();
    return promise;
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.sending;
  }

  private async sendAll(): Promise<void> {
    while (this.entries.length > 0) {
      const request = this.take();
      try {
        await this.send(request);
        this.acknowledge(request);
      } catch (error) {
        this.fail(request, error);
      }
      for (const go of this.forRoom.splice(0)) go();
    }
    this.sending = undefined;
  }

  private acknowledge(request: readonly Entry[]): void {
    for (const { publication } of request) {
      publication.left -= 1;
      if (publication.left === 0) publication.resolve();
    }
  }

  /** As many of the oldest messages as fit into one request; one at least. */
  private take(): readonly Entry[] {
    const bytesOf = new Map<string, number>();
    let count = 0;
    for (const { topic, bytes } of this.entries) {
      const total = (bytesOf.get(topic) ?? 0) + bytes;
      if (total > this.limits.topicBytes && count > 0) break;
      bytesOf.set(topic, total);
      count += 1;
    }
    return this.removed(this.entries.splice(0, count));
  }

  /** What a failed publication has still waiting goes with it: its caller publishes all of it again. */
  private fail(request: readonly Entry[], error: unknown): void {
    const failed = new Set(request.map(({ publication }) => publication));
    const [gone, kept] = [[] as Entry[], [] as Entry[]];
    for (const entry of this.entries) (failed.has(entry.publication) ? gone : kept).push(entry);
    this.entries = kept;
    this.removed(gone);
    for (const { reject } of failed) reject(error);
  }

  private removed(entries: Entry[]): Entry[] {
    for (const { bytes } of entries) this.waitingBytes -= bytes;
    return entries;
  }
}
