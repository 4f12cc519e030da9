import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';

export type Exclusion = View<'ExclusionView'>;
export type NewExclusion = View<'ExclusionRequest'>;

const path = '/api/v1/mailboxes/{id}/exclusions';

interface Exclusions {
  /** What the organization leaves out in every mailbox. */
  readonly fixed: UseQueryResult<readonly Exclusion[]>;
  readonly list: UseQueryResult<readonly Exclusion[]>;
  readonly add: UseMutationResult<unknown, Error, NewExclusion>;
  readonly remove: UseMutationResult<unknown, Error, string>;
}

export function useExclusions(id: string): Exclusions {
  const client = useQueryClient();
  const queryKey = ['mailbox', id, 'exclusions'];
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey });
  const params = { path: { id } };
  return {
    fixed: useQuery({
      queryKey: ['configuration', 'exclusions'],
      queryFn: async () => (await answerOf(api.GET('/api/v1/exclusions'))).items,
    }),
    list: useQuery({ queryKey, queryFn: async () => (await answerOf(api.GET(path, { params }))).items }),
    add: useMutation({ mutationFn: (body) => done(api.POST(path, { params, body })), onSuccess }),
    remove: useMutation({
      mutationFn: (exclusionId) => done(api.DELETE(`${path}/{exclusionId}`, { params: { path: { id, exclusionId } } })),
      onSuccess,
    }),
  };
}
