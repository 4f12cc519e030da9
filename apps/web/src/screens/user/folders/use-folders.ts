import { skipToken, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, done } from '../../../api/client';
import type { Folder, FolderRule } from './folder';

interface Folders {
  readonly folders: readonly Folder[];
  readonly rules: ReadonlyMap<string, FolderRule>;
}

const whileReadingMs = 1_000;

const isUnderWay = ({ status }: FolderRule): boolean => status === 'pending' || status === 'backfilling';

/** The folders of a mailbox, once there is one, with their rules; looked at each second while mail that was there before is being read. */
export const useFolders = (mailboxId: string | undefined): UseQueryResult<Folders> =>
  useQuery({
    queryKey: ['mailbox', mailboxId, 'folders'],
    queryFn: mailboxId === undefined ? skipToken : () => readFolders(mailboxId),
    refetchInterval: ({ state: { data } }) =>
      [...(data?.rules.values() ?? [])].some(isUnderWay) ? whileReadingMs : false,
  });

/** Has it read how much is in the folders now, once for each that is opened; true meanwhile. */
export function useCountNow(mailboxId: string, folderId: string | undefined): boolean {
  const client = useQueryClient();
  const { isFetching } = useQuery({
    queryKey: ['count', mailboxId, folderId],
    queryFn: async () => {
      const params = { path: { id: mailboxId }, query: { readNow: true } };
      await done(api.GET('/api/v1/mailboxes/{id}/folders', { params }));
      await client.invalidateQueries({ queryKey: ['mailbox', mailboxId, 'folders'] });
      return null;
    },
    retry: false,
  });
  return isFetching;
}

async function readFolders(id: string): Promise<Folders> {
  const params = { params: { path: { id } } };
  const [tree, rules] = await Promise.all([
    answerOf(api.GET('/api/v1/mailboxes/{id}/folders', params)),
    answerOf(api.GET('/api/v1/mailboxes/{id}/folder-rules', params)),
  ]);
  return { folders: tree.items, rules: new Map(rules.items.map((rule) => [rule.id, rule])) };
}
