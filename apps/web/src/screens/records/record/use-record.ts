import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

export interface RecordRef {
  readonly table: string;
  readonly id: string;
}

const pageSize = 25;

export const useRecord = (path: RecordRef): UseQueryResult<View<'RecordDetailView'>> =>
  useQuery({
    queryKey: ['record', path.table, path.id],
    queryFn: () => answerOf(api.GET('/api/v1/records/{table}/{id}', { params: { path } })),
  });

export const useTimeline = (path: RecordRef, includeChildren: boolean): Pages<View<'ActivityView'>> =>
  usePages(['record', path.table, path.id, 'timeline', includeChildren], (cursor) => {
    const query = { limit: pageSize, ...(includeChildren && { includeChildren }), ...cursor };
    return answerOf(api.GET('/api/v1/records/{table}/{id}/activities', { params: { path, query } }));
  });

/** Contacts, opportunities and cases of an account. */
export const useRelated = (parentAccountId: string): Pages<View<'RecordView'>> =>
  usePages(['record', 'of-account', parentAccountId], (cursor) =>
    answerOf(api.GET('/api/v1/records', { params: { query: { parentAccountId, limit: pageSize, ...cursor } } })),
  );
