import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import type { Pages } from '../../../shared/lists/use-pages';
import type { PublicTopic } from '../parts/use-topics';

type CloudEvent = View<'CloudEventView'>;

const atOnce = 20;
/** Of most topics no hint tells. */
const lookAgainMs = 5_000;

/** The last events of a topic, the newest first, and older ones page by page. */
export function useLastEvents(topic: PublicTopic): Pages<CloudEvent> {
  return useInfiniteQuery({
    queryKey: ['activity', 'events', topic],
    queryFn: ({ pageParam, signal }) => {
      const query = {
        topic,
        order: 'newest' as const,
        limit: atOnce,
        ...(pageParam !== null && { cursor: pageParam }),
      };
      return toPage(api.GET('/api/v1/events', { params: { query }, signal, headers: { accept: 'application/json' } }));
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: lookAgainMs,
  });
}

/** The same call may answer as a stream, which was not asked for. */
async function toPage(call: Parameters<typeof answerOf<View<'CloudEventPage'> | string>>[0]) {
  const answer = await answerOf(call);
  if (typeof answer === 'string') throw new TypeError('A page was asked for, and a stream came.');
  return answer;
}
