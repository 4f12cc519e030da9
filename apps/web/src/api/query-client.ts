import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** What a query is about; the first part of its key, by which the live stream knows what has to be read again. */
export type Subject =
  'session' | 'activity' | 'record' | 'mailbox' | 'decision' | 'job' | 'alert' | 'dead-letter' | 'configuration';

export type QueryKey = readonly [Subject, ...unknown[]];

const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

/** Whoever was signed out elsewhere, or given another password, is to see the way in rather than refusals. */
const isAboutSession = (error: unknown): boolean =>
  error instanceof Problem && (error.status === 401 || error.code === 'password-change-required');

/**
 * Has it found out whether somebody is still signed in. What is being done right now may have ended the session and brings
 * another, as a new password does: it is looked at afterwards.
 */
export function lookAtSession(client: QueryClient): void {
  const look = (): boolean => {
    if (client.isMutating() > 0) return false;
    void client.invalidateQueries({ queryKey: ['session'], exact: true });
    return true;
  };
  if (look()) return;
  const leave = client.getMutationCache().subscribe(() => {
    if (look()) leave();
  });
}

export function createQueryClient(): QueryClient {
  const look = (error: unknown): void => {
    const isSignedIn = client.getQueryData(['session']) !== undefined;
    if (isSignedIn && isAboutSession(error)) lookAtSession(client);
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey.length > 1 || queryKey[0] !== 'session') look(error);
      },
    }),
    mutationCache: new MutationCache({ onError: look }),
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 5_000, refetchOnWindowFocus: true } },
  });
  return client;
}
