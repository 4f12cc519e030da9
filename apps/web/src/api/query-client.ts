import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

/** What a query is about; the first part of its key, by which the live stream knows what has to be read again. */
export type Subject =
  'session' | 'activity' | 'record' | 'mailbox' | 'decision' | 'job' | 'alert' | 'dead-letter' | 'configuration';

export type QueryKey = readonly [Subject, ...unknown[]];

const isWorthRetrying = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof Problem && (error.status === 0 || error.status >= 500);

export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: { queries: { retry: isWorthRetrying, staleTime: 5_000, refetchOnWindowFocus: true } },
  });
