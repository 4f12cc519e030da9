import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';
import type { NamedRecord } from '../../../shared/records/record-link';

export type Email = View<'ActivityDetailView'>;

export const useEmail = (id: string): UseQueryResult<Email> =>
  useQuery({
    queryKey: ['activity', id],
    queryFn: () => answerOf(api.GET('/api/v1/activities/{id}', { params: { path: { id } } })),
  });

/** Whether there are pictures to be shown on request. What a version of the content holds stays as it is. */
export const useHasPictures = (id: string, { hash, bodyType }: NonNullable<Email['body']>): boolean => {
  const { data } = useQuery({
    queryKey: ['activity', id, 'pictures', hash],
    queryFn: () => {
      const params = { path: { id }, query: { hash } };
      return answerOf(api.GET('/api/v1/activities/{id}/body/pictures', { params }));
    },
    enabled: bodyType === 'html',
    staleTime: Infinity,
  });
  return data?.remote === true;
};

export const usePerson = (address: string): UseQueryResult<View<'PersonView'>> =>
  useQuery({
    queryKey: ['record', 'person', address],
    queryFn: () => answerOf(api.GET('/api/v1/people', { params: { query: { address } } })),
  });

export interface PartyActs {
  readonly create: UseMutationResult<unknown, Error, 'contact' | 'lead'>;
  readonly resolve: UseMutationResult<unknown, Error, NamedRecord>;
}

/** What can be done about an address of a message that belongs to nobody yet. */
export function usePartyActs(id: string, address: string): PartyActs {
  const client = useQueryClient();
  const onSuccess = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: ['activity', id] });
    await client.invalidateQueries({ queryKey: ['record'] });
  };
  const params = { path: { id } };
  return {
    create: useMutation({
      mutationFn: (table) =>
        done(api.POST('/api/v1/activities/{id}/parties/create', { params, body: { address, table } })),
      onSuccess,
    }),
    resolve: useMutation({
      mutationFn: (record) => {
        const body = { address, record: { table: record.table, id: record.id } };
        return done(api.POST('/api/v1/activities/{id}/parties/resolve', { params, body }));
      },
      onSuccess,
    }),
  };
}
