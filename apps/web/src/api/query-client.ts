import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** What a query is about; the first part of its key, by which the live stream knows what has to be read again. */
export type Subject =
  'session' | 'activity' | 'record' | 'mailbox' | 'decision' | 'job' | 'alert' | 'dead-letter' | 'configuration';

export type QueryKey = readonly [Subject, ...unknown[]];

const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

/** Where a call finds nobody signed in, the session is asked for again, whose answer leads to the way in. */
export function createQueryClient(): QueryClient {
  const askWhoIsThere = (error: unknown): void => {
    if (error instanceof Problem && error.status === 401) {
      void client.invalidateQueries({ queryKey: ['session'], exact: true });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: (error, { queryKey }) => isSession(queryKey) || askWhoIsThere(error) }),
    mutationCache: new MutationCache({ onError: askWhoIsThere }),
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 5_000, refetchOnWindowFocus: true } },
  });
  return client;
}

const isSession = (queryKey: readonly unknown[]): boolean => queryKey.length === 1 && queryKey[0] === 'session';
