import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { toProblem } from '../../../api/problem';

export type Overview = View<'OverviewView'>;

/** Read often, because lag tells no hint. */
const everyMs = 15_000;

export const useOverview = (): UseQueryResult<Overview> =>
  useQuery({
    queryKey: ['alert', 'overview'],
    queryFn: () => answerOf(api.GET('/api/v1/overview')),
    refetchInterval: everyMs,
  });

/** So many are counted exactly; of more it is said that there are more. */
const counted = 100;

export const useWaitingApprovals = (): UseQueryResult<string> =>
  useQuery({
    queryKey: ['configuration', 'approvals', 'waiting'],
    queryFn: async () => {
      const query = { state: 'waiting' as const, limit: counted };
      const { items, nextCursor } = await answerOf(api.GET('/api/v1/approvals', { params: { query } }));
      return nextCursor === null ? String(items.length) : `${items.length}+`;
    },
  });

/** How the process is that answers; it says so with an error status when something is wrong. */
export const useReadiness = (): UseQueryResult<View<'ReadinessView'>> =>
  useQuery({
    queryKey: ['alert', 'readiness'],
    queryFn: async () => {
      const { data, error, response } = await api.GET('/health/ready');
      const report = data ?? error;
      if (report === undefined || !('checks' in report)) throw toProblem(report, response.status);
      return report;
    },
    refetchInterval: everyMs,
  });
