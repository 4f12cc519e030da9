import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { CsvSource } from './csv-source';
import type { ImportAnswer, ImportCalls } from './import-calls';

interface Asked {
  readonly calls: ImportCalls;
  readonly source: CsvSource | undefined;
  /** What else the answer depends on. */
  readonly variant: string;
}

/** What would become of a table, as the server sees it now. */
export const usePreview = ({ calls, source, variant }: Asked): UseQueryResult<ImportAnswer> =>
  useQuery({
    queryKey: ['record', 'import', variant, source?.key],
    queryFn: ({ signal }) =>
      source === undefined
        ? Promise.reject(new Error('Nothing was asked.'))
        : calls.send(source.content, { apply: false }, signal),
    enabled: source !== undefined,
    gcTime: 0,
    staleTime: Infinity,
  });
