import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { toProblem, unreachable } from '../../../api/problem';

/** A description that the gateway serves of itself; it stays as it is while the page is open. */
export const useDocument = <Document>(address: string): UseQueryResult<Document> =>
  useQuery({
    queryKey: ['configuration', 'document', address],
    queryFn: async (): Promise<Document> => {
      const response = await fetch(address).catch(() => {
        throw unreachable();
      });
      if (!response.ok) throw toProblem(undefined, response.status);
      return response.json();
    },
    staleTime: Infinity,
  });
