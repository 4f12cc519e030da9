import { once } from 'node:events';
import { type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type FaultKind } from '../faults/fault';
import { type EwsRequest } from '../operations/ews-request';
import { EwsError, schemaViolation } from '../soap/ews-error';
import { response } from '../soap/response-message';
import { EventStream, streamed, streamFailure } from './event-stream';
import { HttpStreamWriter, type StreamFault } from './stream-writer';
import { type Subscription } from './subscription';

export interface StreamingOptions {
  readonly heartbeatMs: number;
  /** Whether a stream must come with the cookie that its subscription was given. */
  readonly strictAffinity: boolean;
  /** Real servers write `m`, and their envelopes in a form of their own; the schema says `t`. */
  readonly notificationElement: 't' | 'm';
}

const farewellMs = 200;

const streamFaults: ReadonlySet<string> = new Set<StreamFault>([
  'cut-stream',
  'split-chunks',
  'joined-envelopes',
  'odd-prefix',
  'mute-stream',
  'lost-events',
]);
const isStreamFault = (kind: FaultKind | undefined): kind is StreamFault & FaultKind =>
  kind !== undefined && streamFaults.has(kind);

/** Opens the answers that do not end, and ends them all when the server stops. */
export class StreamingEndpoint {
  private readonly streams = new Map<ServerResponse, EventStream>();

  constructor(private readonly options: StreamingOptions) {}

  open(request: EwsRequest, target: ServerResponse, fault: FaultKind | undefined): void {
    const ids = (request.body.child('SubscriptionIds')?.children ?? []).map(({ text }) => text);
    const minutes = Number(request.body.textOf('ConnectionTimeout'));
    if (ids.length === 0 || !(minutes >= 1 && minutes <= 30)) {
      throw schemaViolation('SubscriptionIds and a ConnectionTimeout of 1 to 30 are needed');
    }
    const prefix = fault === 'm-notification' ? 'm' : this.options.notificationElement;
    const found = ids.map((id) => this.find(request, id));
    const missing = ids.filter((_, index) => found[index] === undefined);
    const refused = this.refusalOf(missing) ?? this.takeBudget(request, target);
    target.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' });
    if (refused !== undefined) {
      target.end(streamed(response('GetStreamingEvents', [streamFailure(refused, missing, prefix)]), prefix));
      return;
    }
    const stream = new EventStream(target, new HttpStreamWriter(target, isStreamFault(fault) ? fault : undefined), {
      subscriptions: found.filter((subscription) => subscription !== undefined),
      lifetimeMs: minutes * 60_000,
      heartbeatMs: this.options.heartbeatMs,
      notificationElement: `${prefix}:Notification`,
      isFoldersOnly: fault === 'folder-events-only',
    });
    this.streams.set(target, stream);
    target.on('close', () => this.streams.delete(target));
    stream.start();
  }

  /** Gives every client the time to hear that its stream is closed, and those who do not listen no more than that. */
  async close(): Promise<void> {
    const farewells = [...this.streams].map(([target, stream]) => {
      const heard = once(target, 'finish');
      stream.finish();
      return heard;
    });
    if (farewells.length > 0) await Promise.race([Promise.allSettled(farewells), delay(farewellMs)]);
  }

  private refusalOf(missing: readonly string[]): EwsError | undefined {
    if (missing.length === 0) return undefined;
    return new EwsError('ErrorSubscriptionNotFound', 'The specified subscription was not found.');
  }

  private takeBudget({ budget, mailbox }: EwsRequest, target: ServerResponse): EwsError | undefined {
    try {
      target.on('close', budget.openStream(mailbox.emailAddress));
      return undefined;
    } catch (error) {
      if (error instanceof EwsError) return error;
      throw error;
    }
  }

  private find(request: EwsRequest, id: string): Subscription | undefined {
    const subscription = request.subscriptions.find(id);
    if (subscription === undefined || subscription.scope.delivery !== 'streaming') return undefined;
    const isAstray = this.options.strictAffinity && subscription.scope.affinityCookie !== request.affinityCookie;
    return isAstray ? undefined : subscription;
  }
}
