import type { MailboxTarget } from '@foldwatch/ports';

import { statusFailure } from '../answers/read-answer';
import type { Affinity, EwsClient } from '../ews-client';
import { AffinityCookies } from '../transport/affinity-cookies';
import { AnswerHeaders } from '../transport/http-exchange';
import { backoffMs } from './backoff';
import { Bell } from './bell';
import type { HintQueue } from './hint-queue';
import type { Notification } from './notification';
import { readNotificationStream } from './notification-stream';
import { pause } from './pause';
import { WatchedMailbox } from './watched-mailbox';

export interface GroupContext {
  readonly client: EwsClient;
  readonly queue: HintQueue;
  readonly signal: AbortSignal;
  /** Folders to subscribe to by name, where "all folders" would be those of the wrong mailbox. */
  readonly foldersToWatch: (target: MailboxTarget) => Promise<readonly string[]>;
  /** Called with a mailbox that another group of the same server should carry alone. */
  readonly expel: (target: MailboxTarget) => void;
}

const operation = 'GetStreamingEvents';
const goodbyeMs = 5_000;
/** So that many subscriptions made at once lead to one stream. */
const settleMs = 100;
const lossesBeforeExpulsion = 3;
/** The share of the time that an answer may take. */
const electionPatience = 1 / 3;

/** Mailboxes that share one notification stream. Each subscribes by itself; whoever succeeds joins the stream. */
export class WatchedGroup {
  private readonly members: WatchedMailbox[] = [];
  private readonly work: Promise<void>[] = [];
  private readonly newcomers = new Bell();
  private anchor: Affinity | undefined;
  private election: Promise<unknown> | undefined;

  constructor(private readonly context: GroupContext) {
    this.work.push(this.listen());
  }

  get size(): number {
    return this.members.length;
  }

  add(target: MailboxTarget): void {
    const member = new WatchedMailbox(target, this.context.queue);
    this.members.push(member);
    this.work.push(this.keepSubscribed(member));
  }

  /** Resolves when the signal was aborted and everybody has been unsubscribed, or was given up on. */
  async ended(): Promise<void> {
    await Promise.all(this.work);
    const goodbyes = Promise.allSettled(this.members.map((member) => this.unsubscribe(member)));
    const patience = new AbortController();
    await Promise.race([goodbyes, pause(goodbyeMs, patience.signal)]);
    patience.abort();
  }

  private async keepSubscribed(member: WatchedMailbox): Promise<void> {
    const { signal } = this.context;
    while (!signal.aborted && this.members.includes(member)) {
      if (member.failures > 1) await pause(this.backoff(member.failures, undefined), signal);
      try {
        await this.subscribe(member);
        this.newcomers.ring();
        await member.lost.heard(signal);
      } catch (error) {
        member.failures += 1;
        member.down(error);
        await pause(this.backoff(member.failures, error), signal);
      }
    }
  }

  /** The first to succeed is the anchor: the others are led to its server, which alone can put them into one stream. */
  private async subscribe(member: WatchedMailbox): Promise<void> {
    while (this.anchor === undefined && this.election !== undefined) await this.elected(this.election);
    if (this.anchor !== undefined) return this.subscribeBeside(this.anchor, member);
    const own = affinityFor(member);
    const election = this.subscribeBeside(own, member);
    this.election = election;
    try {
      await election;
      this.anchor ??= own;
    } finally {
      this.endElection(election);
    }
  }

  /** A candidate that gets no answer must not keep the others waiting: the next one stands. */
  private async elected(election: Promise<unknown>): Promise<void> {
    const patience = new AbortController();
    const { answerMs } = this.context.client.settings.timeouts;
    const waited = pause(answerMs * electionPatience, AbortSignal.any([this.context.signal, patience.signal]));
    await Promise.race([election.catch(() => undefined), waited]);
    patience.abort();
    this.endElection(election);
  }

  private endElection(election: Promise<unknown>): void {
    if (this.election === election) this.election = undefined;
  }

  private async subscribeBeside(affinity: Affinity, member: WatchedMailbox): Promise<void> {
    if (this.context.signal.aborted) return;
    const { target } = member;
    try {
      const folderIds = await this.context.foldersToWatch(target);
      const message = await this.context.client.callForOne({
        target,
        operation: 'Subscribe',
        affinity,
        write: (writer, acting, root) => writer.subscribe(acting, root, folderIds),
      });
      const subscriptionId = message.content.textAt('SubscriptionId')?.trim() ?? '';
      if (subscriptionId === '')
        throw statusFailure({ status: 200, headers: new AnswerHeaders({}) }, this.answerContext());
      member.subscribe(subscriptionId);
    } catch (error) {
      // An anchor that is gone would lead everybody else astray.
      if (affinity.anchor === target.emailAddress) this.anchor = undefined;
      throw error;
    }
  }

  private async listen(): Promise<void> {
    const { signal } = this.context;
    let failures = 0;
    while (!signal.aborted) {
      const live = this.members.filter(({ subscriptionId }) => subscriptionId !== undefined);
      if (live.length === 0) {
        await this.newcomers.heard(signal);
        await pause(settleMs, signal);
        continue;
      }
      try {
        const end = await this.readStream(live, () => {
          failures = 0;
        });
        // A server that closes at once each time is not to be asked as fast as it can refuse.
        if (end === 'closed') await pause(this.context.client.settings.reconnect.minMs, signal);
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        for (const member of live) member.broken(error);
        await pause(this.backoff(failures, error), signal);
      }
    }
  }

  /** Reads until the stream ends, or until somebody new wants to be in it. */
  private async readStream(live: readonly WatchedMailbox[], onGood: () => void): Promise<'closed' | 'regroup'> {
    const stream = new AbortController();
    const stop = (): void => stream.abort();
    this.context.signal.addEventListener('abort', stop, { once: true });
    const regroup = this.whenJoined(live, stream);
    try {
      const { body } = await this.context.client.open(this.streamCall(live), stream.signal);
      for await (const notification of readNotificationStream(body, this.limits(), this.answerContext())) {
        this.handle(notification, live);
        onGood();
        if (notification.isClosed) break;
      }
      return 'closed';
    } catch (error) {
      if (!stream.signal.aborted) throw error;
      return 'regroup';
    } finally {
      this.context.signal.removeEventListener('abort', stop);
      stream.abort();
      await regroup;
    }
  }

  private streamCall(live: readonly WatchedMailbox[]): Parameters<EwsClient['open']>[0] {
    const { streamMinutes } = this.context.client.settings;
    const ids = live.flatMap(({ subscriptionId }) => subscriptionId ?? []);
    const first = live.find(({ target }) => target.emailAddress === this.anchor?.anchor) ?? live[0];
    if (first === undefined) throw new RangeError('a stream needs a subscription');
    this.anchor ??= affinityFor(first);
    return {
      target: first.target,
      operation,
      affinity: this.anchor,
      write: (writer, acting) => writer.getStreamingEvents(acting, ids, streamMinutes),
    };
  }

  /** Ends the stream once a subscription exists that is not part of it. */
  private async whenJoined(live: readonly WatchedMailbox[], stream: AbortController): Promise<void> {
    const ids = new Set(live.map(({ subscriptionId }) => subscriptionId));
    while (!stream.signal.aborted) {
      const isComplete = this.members.every(({ subscriptionId: id }) => id === undefined || ids.has(id));
      if (!isComplete) {
        await pause(settleMs, stream.signal);
        return stream.abort();
      }
      await this.newcomers.heard(stream.signal);
    }
  }

  private handle({ signals, lost }: Notification, live: readonly WatchedMailbox[]): void {
    for (const { subscriptionId, signal } of signals) {
      live.find((member) => member.subscriptionId === subscriptionId)?.signal(signal);
    }
    for (const member of live) {
      const { subscriptionId } = member;
      if (subscriptionId === undefined) continue;
      if (lost.everyone || lost.subscriptionIds.includes(subscriptionId)) this.lose(member);
      else member.up();
    }
  }

  private lose(member: WatchedMailbox): void {
    member.lose();
    if (this.members.length === 1 || member.failures < lossesBeforeExpulsion) return;
    this.members.splice(this.members.indexOf(member), 1);
    member.gap();
    this.context.expel(member.target);
  }

  private async unsubscribe({ target, subscriptionId }: WatchedMailbox): Promise<void> {
    if (subscriptionId === undefined) return;
    await this.context.client.call({
      target,
      operation: 'Unsubscribe',
      ...(this.anchor === undefined ? {} : { affinity: this.anchor }),
      write: (writer, acting) => writer.unsubscribe(acting, subscriptionId),
    });
  }

  private backoff(failures: number, error: unknown): number {
    return backoffMs(failures, error, this.context.client.settings.reconnect);
  }

  private limits(): Parameters<typeof readNotificationStream>[1] {
    const { heartbeatMs, maxResponseBytes } = this.context.client.settings;
    return { idleMs: 2 * heartbeatMs, maxEnvelopeLength: maxResponseBytes };
  }

  private answerContext(): ReturnType<EwsClient['contextOf']> {
    return this.context.client.contextOf(operation);
  }
}

const affinityFor = ({ target }: WatchedMailbox): Affinity => ({
  anchor: target.emailAddress,
  cookies: new AffinityCookies(),
});
