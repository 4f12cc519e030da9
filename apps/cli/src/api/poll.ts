import { setTimeout as wait } from 'node:timers/promises';
import { Interrupted } from '../command-problem';

const pauseMs = 300;

/** Looks again and again until it is over; what is seen each time is shown. */
export async function poll<T>(look: () => Promise<T>, isOver: (seen: T) => boolean, signal?: AbortSignal): Promise<T> {
  for (;;) {
    const seen = await look();
    if (isOver(seen)) return seen;
    await wait(pauseMs, undefined, signal === undefined ? {} : { signal }).catch((error: unknown) => {
      throw signal?.aborted === true ? new Interrupted() : error;
    });
  }
}
