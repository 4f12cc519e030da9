import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { pause } from '@foldwatch/platform';
import { EventLogReader } from '@foldwatch/ports';
import { hintOf, hintTopics } from './hint';
import { HintLog } from './hint-log';

const pageSize = 500;
const afterFailureMs = 1_000;
/** Pages that are loaded again in between find the log as they left it. */
const lingerMs = 30_000;

interface Following {
  readonly log: HintLog;
  readonly stopping: AbortController;
  readonly started: Promise<void>;
}

/** Follows the event log for all pages that are open, once a gateway, and not at all while nobody looks. */
@Injectable()
export class FollowHints implements OnModuleDestroy {
  private readonly logger = new Logger('gateway');
  private following: Following | undefined;
  private readers = 0;
  private leaving: NodeJS.Timeout | undefined;

  constructor(private readonly events: EventLogReader) {}

  /** The log of hints, which has from now on whatever happens. Each call needs one of `leave`. */
  async join(): Promise<HintLog> {
    this.readers += 1;
    clearTimeout(this.leaving);
    const following = (this.following ??= this.start());
    try {
      await following.started;
    } catch (error) {
      if (this.following === following) this.stop();
      this.leave();
      throw error;
    }
    return following.log;
  }

  leave(): void {
    this.readers -= 1;
    if (this.readers === 0) this.leaving = setTimeout(() => this.stop(), lingerMs).unref();
  }

  onModuleDestroy(): void {
    clearTimeout(this.leaving);
    this.stop();
  }

  private stop(): void {
    this.following?.stopping.abort();
    this.following = undefined;
  }

  private start(): Following {
    const log = new HintLog();
    const stopping = new AbortController();
    const begin = async (topic: string): Promise<void> => {
      const place = await this.events.end(topic);
      void this.follow(topic, place, { log, signal: stopping.signal });
    };
    return { log, stopping, started: Promise.all(hintTopics.map(begin)).then(() => undefined) };
  }

  /** Goes on where it was after a failure, so that nothing is left out. */
  private async follow(
    topic: string,
    from: string,
    { log, signal }: { readonly log: HintLog; readonly signal: AbortSignal },
  ): Promise<void> {
    let place = from;
    while (!signal.aborted) {
      try {
        const { events, next } = await this.nextPage(topic, place, signal);
        place = next;
        log.add(events.flatMap((event) => hintOf(event) ?? []));
      } catch (error) {
        if (signal.aborted) return;
        this.logger.warn({ event: 'live.interrupted', topic, error: error instanceof Error ? error.name : 'unknown' });
        await pause(afterFailureMs, signal);
      }
    }
  }

  /** Listens before it reads, so that nothing slips between. */
  private async nextPage(topic: string, place: string, signal: AbortSignal) {
    const enough = new AbortController();
    const grown = this.events.grown(topic, AbortSignal.any([signal, enough.signal]));
    try {
      const page = await this.events.read(topic, place, pageSize);
      if (page.events.length > 0) return page;
      await grown;
      return { events: [], next: page.next };
    } finally {
      enough.abort();
      await grown;
    }
  }
}
