import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { toProblem } from '../../../api/problem';

/** So many are counted exactly; of more it is said that there are more. */
const counted = 500;

export interface Counted<Item> {
  readonly items: readonly Item[];
  readonly count: number;
  readonly isMore: boolean;
}

interface Answer<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

const toCounted = <Item>({ items, nextCursor }: Answer<Item>): Counted<Item> => ({
  items,
  count: items.length,
  isMore: nextCursor !== null,
});

export const useCompleteness = (): UseQueryResult<View<'OrganizationCompletenessView'>> =>
  useQuery({ queryKey: ['mailbox', 'completeness'], queryFn: () => answerOf(api.GET('/api/v1/completeness')) });

export const useOpenAlerts = (): UseQueryResult<Counted<View<'AlertView'>>> =>
  useQuery({
    queryKey: ['alert', 'open'],
    queryFn: async () => {
      const query = { state: 'open' as const, limit: counted };
      return toCounted(await answerOf(api.GET('/api/v1/alerts', { params: { query } })));
    },
  });

export const useOpenDeadLetters = (): UseQueryResult<Counted<View<'DeadLetterView'>>> =>
  useQuery({
    queryKey: ['dead-letter', 'open'],
    queryFn: async () => {
      const query = { state: 'open' as const, limit: counted };
      return toCounted(await answerOf(api.GET('/api/v1/dead-letters', { params: { query } })));
    },
  });

export const useWaitingApprovals = (): UseQueryResult<Counted<View<'ApprovalView'>>> =>
  useQuery({
    queryKey: ['configuration', 'approvals', 'waiting'],
    queryFn: async () => {
      const query = { state: 'waiting' as const, limit: counted };
      return toCounted(await answerOf(api.GET('/api/v1/approvals', { params: { query } })));
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
    refetchInterval: 30_000,
  });
