import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { pause } from '@foldwatch/platform';
import { heartBeatMs } from '../access/event-streams';
import { GatewayOptions } from '../access/gateway-options';
import type { GatewayRequest } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { StillSignedIn } from '../access/still-signed-in';
import { FollowHints } from './follow-hints';
import { everything, ownSession, type Hint } from './hint';
import type { HintLog } from './hint-log';
import { HintReaders } from './hint-readers';
import { toHintView } from './live-views';

/** What changes together comes together. */
const gatherMs = 100;
/** Beyond this many at once a page does better to look at everything, and not too often. */
const mostAtOnce = 200;
const afterEverythingMs = 1_000;
/** A place of another gateway, or from before this one began to follow the log. */
const nowhere = -1;

/** Hints for one page, as frames of a stream, which ends with the session, the page, or the gateway. */
@Injectable()
export class LiveHints implements OnModuleDestroy {
  private readonly closing = new AbortController();

  constructor(
    private readonly followed: FollowHints,
    private readonly readers: HintReaders,
    private readonly signedIn: StillSignedIn,
    private readonly options: GatewayOptions,
  ) {}

  onModuleDestroy(): void {
    this.closing.abort();
  }

  async *execute(request: GatewayRequest, lastEventId: string | undefined, left: AbortSignal): AsyncIterable<string> {
    const signal = AbortSignal.any([left, this.closing.signal]);
    const log = await this.followed.join();
    try {
      const place = lastEventId === undefined ? log.end : log.placeOf(lastEventId);
      yield `retry: 2000\n${place === undefined ? '' : `id: ${log.nameOf(place)}\n`}: open\n\n`;
      yield* this.frames(log, place ?? nowhere, { request, signal });
    } finally {
      this.followed.leave();
    }
  }

  private async *frames(
    log: HintLog,
    from: number,
    { request, signal }: { readonly request: GatewayRequest; readonly signal: AbortSignal },
  ): AsyncIterable<string> {
    let place = from;
    let viewer = await this.signedIn.of(request);
    let lookedAt = performance.now();
    const beatMs = this.options.heartBeatMs ?? heartBeatMs;
    while (!signal.aborted && viewer !== undefined) {
      const { end } = log;
      const hints = await this.gather(log, place, viewer);
      place = end;
      if (hints.length > 0) yield framesOf(hints, log.nameOf(place));
      if (hints.includes(everything)) await pause(afterEverythingMs, signal);
      await log.grown(place, AbortSignal.any([signal, AbortSignal.timeout(beatMs)]));
      await pause(gatherMs, signal);
      const isDue = performance.now() - lookedAt >= beatMs;
      if (!isDue && !mayMoveMailboxes(log.since(place))) continue;
      const before: Principal = viewer;
      viewer = await this.signedIn.of(request);
      lookedAt = performance.now();
      yield signOfLife(log, { place, before, viewer });
    }
  }

  /** Each thing once, however often it changed; a place that the log does not know any more makes it everything. */
  private async gather(log: HintLog, place: number, viewer: Principal): Promise<readonly Hint[]> {
    const added = log.since(place);
    if (added === undefined) return [everything];
    const latest = new Map(added.map((hint) => [[hint.kind, hint.id, hint.mailboxId].join(' '), hint]));
    if (latest.size > mostAtOnce) return [everything];
    return this.readers.among([...latest.values()], viewer);
  }
}

/** Whether one of the mailboxes may have become somebody else's, or been shared, by what was added to the log. */
const mayMoveMailboxes = (added: readonly Hint[] | undefined): boolean =>
  added === undefined || added.some(({ kind }) => kind === 'mailbox');

const hasSameMailboxes = ({ mailboxIds: before }: Principal, { mailboxIds: now }: Principal): boolean =>
  before.size === now.size && [...now].every((id) => before.has(id));

interface Looked {
  readonly place: number;
  readonly before: Principal;
  readonly viewer: Principal | undefined;
}

/** That the stream goes on; a hint, where it is by now about other mailboxes. */
const signOfLife = (log: HintLog, { place, before, viewer }: Looked): string =>
  viewer === undefined || hasSameMailboxes(before, viewer)
    ? ': still here\n\n'
    : framesOf([ownSession], log.nameOf(place));

/** The place is that behind all of them: who had only some of them gets all again. */
const framesOf = (hints: readonly Hint[], place: string): string =>
  hints
    .map((hint, at) => {
      const id = at === hints.length - 1 ? `id: ${place}\n` : '';
      return `${id}data: ${JSON.stringify(toHintView(hint))}\n\n`;
    })
    .join('');
