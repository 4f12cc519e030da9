import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EventLogReader, type LoggedEvent } from '@foldwatch/ports';
import { GatewayOptions } from '../access/gateway-options';
import { toCloudEvent } from './cloud-event';
import { demandOnward, type EventQuery } from './event-query';
import { placeOf } from './place-of';

const heartBeatMs = 15_000;
const pageSize = 100;

interface Place {
  readonly topic: string;
  readonly after: string | undefined;
}

/** A topic as a live stream (server-sent events). Ends when its reader leaves or the gateway closes. */
@Injectable()
export class FollowEvents implements OnModuleDestroy {
  private readonly closing = new AbortController();

  constructor(
    private readonly log: EventLogReader,
    private readonly options: GatewayOptions,
  ) {}

  /** The frames, once the place is known to be one of this topic. `lastEventId` is what a browser that lost us had last. */
  async execute(
    query: EventQuery,
    lastEventId: string | undefined,
  ): Promise<(left: AbortSignal) => AsyncIterable<string>> {
    demandOnward(query, true);
    const { topic, after, cursor } = query;
    const place = { topic, after: await placeOf(this.log, topic, lastEventId ?? after ?? cursor) };
    await this.log.read(topic, place.after, 1);
    return (left) => this.frames(place, AbortSignal.any([left, this.closing.signal]));
  }

  onModuleDestroy(): void {
    this.closing.abort();
  }

  private async *frames(place: Place, signal: AbortSignal): AsyncIterable<string> {
    yield 'retry: 2000\n\n';
    let { after } = place;
    while (!signal.aborted) {
      const page = await this.nextPage({ ...place, after }, signal);
      yield* page.events.map((event, at) => this.frame(event, at < page.events.length - 1 ? after : page.next));
      after = page.next;
      if (page.events.length === 0) yield ': still here\n\n';
    }
  }

  /**
   * The next events, or none after a heart-beat's time. Listens before it reads, so that nothing slips between. The first
   * event comes alone, because only a page's end has a place.
   */
  private async nextPage({ topic, after }: Place, signal: AbortSignal) {
    const enough = new AbortController();
    const grown = this.log.grown(topic, AbortSignal.any([signal, enough.signal, AbortSignal.timeout(heartBeatMs)]));
    try {
      const limit = after === undefined ? 1 : pageSize;
      const page = await this.log.read(topic, after, limit);
      if (page.events.length > 0) return page;
      await grown;
      return await this.log.read(topic, after, limit);
    } finally {
      enough.abort();
      await grown;
    }
  }

  /** Events within a page carry the place before it: who goes on from there sees some again, and misses none. */
  private frame(event: LoggedEvent, place: string | undefined): string {
    const id = place === undefined ? '' : `id: ${place}\n`;
    return `${id}data: ${JSON.stringify(toCloudEvent(event, this.options.eventSource))}\n\n`;
  }
}
