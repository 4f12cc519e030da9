import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { usePages, type Page, type Pages } from '../../../shared/lists/use-pages';
import {
  sandbox,
  within,
  type Message,
  type OpenedMessage,
  type SandboxFolder,
  type SandboxMailbox,
} from '../sandbox-api';

const mailboxesKey = ['mailbox', 'sandbox'] as const;
const lookAgainMs = 1_000;
const pageSize = 50;

interface Items<Item> {
  readonly items: readonly Item[];
}

/**
 * Those in which people read mail; asked each second, as other windows and clients work in them too. What is shown of a mailbox
 * is read again as soon as anything changed in it.
 */
export const useSandboxMailboxes = (): UseQueryResult<readonly SandboxMailbox[]> =>
  useQuery({
    queryKey: mailboxesKey,
    queryFn: async ({ client }) => {
      const before = client.getQueryData<readonly SandboxMailbox[]>(mailboxesKey) ?? [];
      const { items } = await sandbox<Items<SandboxMailbox>>('');
      for (const { emailAddress, sequence } of before) {
        const now = items.find((mailbox) => mailbox.emailAddress === emailAddress);
        if (now?.sequence !== sequence) void client.invalidateQueries({ queryKey: [...mailboxesKey, emailAddress] });
      }
      return items.filter(({ mayImpersonate }) => !mayImpersonate);
    },
    refetchInterval: lookAgainMs,
  });

export const useSandboxFolders = (address: string): UseQueryResult<readonly SandboxFolder[]> =>
  useQuery({
    queryKey: ['mailbox', 'sandbox', address, 'folders'],
    queryFn: async () => (await sandbox<Items<SandboxFolder>>(within(address, 'folders'))).items,
  });

/** The messages of a folder, the newest first. */
export const useMessages = (address: string, folderId: string): Pages<Message> =>
  usePages(['mailbox', 'sandbox', address, 'messages', folderId], ({ cursor }) => {
    const query = new URLSearchParams({
      folder: folderId,
      limit: String(pageSize),
      ...(cursor !== undefined && { cursor }),
    });
    return sandbox<Page<Message>>(`${within(address, 'messages')}?${query}`);
  });

/** A message with its text, which never changes: read once, as it has another id, or none, as soon as it is moved. */
export const useMessage = (address: string, id: string): UseQueryResult<OpenedMessage> =>
  useQuery({
    queryKey: ['mailbox', 'sandbox', address, 'message', id],
    queryFn: () => sandbox<OpenedMessage>(within(address, 'messages', id)),
    placeholderData: keepPreviousData,
    staleTime: 'static',
  });
