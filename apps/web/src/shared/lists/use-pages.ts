import {
  keepPreviousData,
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import type { QueryKey } from '../../api/query-client';

/** As every list of the API answers. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

export type Pages<Item> = UseInfiniteQueryResult<InfiniteData<Page<Item>>>;

/** A list of the API, page after page. While a filter changes, what was there stays until the new list has come. */
export function usePages<Item>(
  queryKey: QueryKey,
  read: (cursor: { readonly cursor?: string }) => Promise<Page<Item>>,
  enabled = true,
): Pages<Item> {
  return useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam === undefined ? {} : { cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
  });
}

export const itemsOf = <Item>({ data }: Pages<Item>): readonly Item[] =>
  data?.pages.flatMap(({ items }) => items) ?? [];
