import type { KafkaMessage } from 'kafkajs';
import type { FetchedPartition } from '../kafka-cluster';
import type { PartitionFetch } from './partition-fetch';

/** Offsets of a partition from `start` on and before `end`. */
export interface Span {
  readonly partition: number;
  readonly start: number;
  readonly end: number;
}

/** Offsets whose events were compacted away leave gaps, so that it may take a longer run-up to find enough. */
const longerBy = 8;

/** The last messages of each span, in their order: `limit` of them, or all that there are. */
export async function lastMessages(
  fetch: PartitionFetch,
  topic: string,
  spans: readonly Span[],
  limit: number,
): Promise<readonly FetchedPartition[]> {
  const enough: FetchedPartition[] = [];
  let wanting = spans.filter(({ start, end }) => start < end);
  for (let runUp = limit; wanting.length > 0; runUp *= longerBy) {
    const ends = wanting.map((span) => ({ ...span, start: Math.max(span.start, span.end - runUp) }));
    const found = await messagesIn(fetch, topic, ends);
    const isEnough = ({ partition, start, end }: Span): boolean =>
      (found.get(partition)?.length ?? 0) >= limit || end - runUp <= start;
    for (const { partition } of wanting.filter(isEnough)) {
      enough.push({ partition, messages: found.get(partition)?.slice(-limit) ?? [] });
    }
    wanting = wanting.filter((span) => !isEnough(span));
  }
  return enough;
}

/** All messages of the spans, however many answers that takes. */
async function messagesIn(
  fetch: PartitionFetch,
  topic: string,
  spans: readonly Span[],
): Promise<ReadonlyMap<number, readonly KafkaMessage[]>> {
  const found = new Map(spans.map(({ partition }): [number, KafkaMessage[]] => [partition, []]));
  for (let open = spans; open.length > 0;) {
    const places = open.map(({ partition, start }) => ({ partition, offset: start }));
    const fetched = new Map(
      (await fetch.execute(topic, places)).map(({ partition, messages }) => [partition, messages]),
    );
    open = open.flatMap((span) => {
      const messages = fetched.get(span.partition) ?? [];
      found.get(span.partition)?.push(...messages.filter(({ offset }) => Number(offset) < span.end));
      const last = messages.at(-1);
      const start = last === undefined ? span.end : Number(last.offset) + 1;
      return start < span.end ? [{ ...span, start }] : [];
    });
  }
  return found;
}
