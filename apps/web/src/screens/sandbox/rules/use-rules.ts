import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { sandbox, within, type InboxRule } from '../sandbox-api';

type NewRule = Omit<InboxRule, 'id'>;

interface Ran {
  readonly moved: number;
}

interface Rules {
  readonly rules: UseQueryResult<readonly InboxRule[]>;
  readonly add: UseMutationResult<InboxRule, Error, NewRule>;
  readonly remove: UseMutationResult<unknown, Error, number>;
  /** Over what lies in the Inbox already. */
  readonly run: UseMutationResult<Ran, Error, number>;
}

/** The inbox rules of a mailbox, which the sandbox itself carries out as mail arrives. */
export function useRules(address: string): Rules {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> => client.invalidateQueries({ queryKey: ['mailbox', 'sandbox', address] });
  return {
    rules: useQuery({
      queryKey: ['mailbox', 'sandbox', address, 'rules'],
      queryFn: async () => (await sandbox<{ readonly items: readonly InboxRule[] }>(within(address, 'rules'))).items,
    }),
    add: useMutation({
      mutationFn: (body) => sandbox<InboxRule>(within(address, 'rules'), { method: 'POST', body }),
      onSuccess,
    }),
    remove: useMutation({
      mutationFn: (id) => sandbox(within(address, 'rules', String(id)), { method: 'DELETE' }),
      onSuccess,
    }),
    run: useMutation({
      mutationFn: (id) => sandbox<Ran>(within(address, 'rules', String(id), 'run'), { method: 'POST' }),
      onSuccess,
    }),
  };
}
