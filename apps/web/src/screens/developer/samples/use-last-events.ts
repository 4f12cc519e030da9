import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import type { PublicTopic } from '../parts/use-topics';

type CloudEvent = View<'CloudEventView'>;

export interface LastEvents {
  /** The newest first. */
  readonly events: readonly CloudEvent[];
  /** Behind the last that was read. */
  readonly place: string | undefined;
  /** There are newer ones that were not read yet. */
  readonly isMore: boolean;
}

const shown = 20;
const pageSize = 500;
/** A topic is read from its oldest event on; more than so many pages are for whoever asks to go on. */
const pagesAtOnce = 10;
const nothing: LastEvents = { events: [], place: undefined, isMore: true };

/** The last events of a topic: whatever came since is read from where the last reading ended. */
export function useLastEvents(topic: PublicTopic): UseQueryResult<LastEvents> {
  const client = useQueryClient();
  const queryKey = ['activity', 'events', topic] as const;
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => readOn(topic, client.getQueryData<LastEvents>(queryKey) ?? nothing, signal),
    refetchInterval: ({ state: { data } }) => (data?.isMore === false ? 5_000 : false),
  });
}

async function readOn(topic: PublicTopic, from: LastEvents, signal: AbortSignal): Promise<LastEvents> {
  let read: LastEvents = { ...from, isMore: true };
  for (let pages = 0; pages < pagesAtOnce && read.isMore; pages += 1) {
    const query = { topic, limit: pageSize, ...(read.place !== undefined && { after: read.place }) };
    const call = api.GET('/api/v1/events', { params: { query }, signal, headers: { accept: 'application/json' } });
    const page = toPage(await answerOf(call));
    read = {
      events: [...page.items.toReversed(), ...read.events].slice(0, shown),
      place: page.next,
      isMore: page.nextCursor !== null,
    };
  }
  return read;
}

/** The same call may answer as a stream, which was not asked for. */
function toPage(answer: View<'CloudEventPage'> | string): View<'CloudEventPage'> {
  if (typeof answer === 'string') throw new TypeError('A page was asked for, and a stream came.');
  return answer;
}
