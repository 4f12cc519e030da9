import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, done, type View } from '../../../api/client';
import type { SandboxFolder } from '../sandbox-api';

type Mailbox = View<'MailboxView'>;
type Step = View<'MailboxTestView'>['steps'][number];

/** The mailbox as the product knows it; `null` when it was never added. */
export const useWatched = (address: string): UseQueryResult<Mailbox | null> =>
  useQuery({
    queryKey: ['mailbox', 'by-address', address],
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/api/v1/mailboxes', { params: { query: { q: address, limit: 1 } } }));
      return items.find(({ emailAddress }) => emailAddress === address) ?? null;
    },
  });

export type Progress = { readonly step: 'adding' | 'testing' } | { readonly step: 'tracking'; readonly folder: string };

interface Watch {
  readonly start: UseMutationResult<Step | undefined, Error, readonly SandboxFolder[]>;
  readonly progress: Progress;
}

/** Adds, tests and enables a mailbox, then tracks its customers' folders, each for the account of the same name. Gives the step that failed. */
export function useWatch(address: string): Watch {
  const client = useQueryClient();
  const [progress, tell] = useState<Progress>({ step: 'adding' });
  const start = useMutation({
    mutationFn: async (folders: readonly SandboxFolder[]) => {
      tell({ step: 'adding' });
      const { id } = await addMailbox(address);
      tell({ step: 'testing' });
      const params = { path: { id } };
      const { steps } = await answerOf(api.POST('/api/v1/mailboxes/{id}/test-and-enable', { params }));
      const failed = steps.find(({ ok }) => !ok);
      if (failed !== undefined) return failed;
      for (const folder of folders.filter(isCustomers)) {
        tell({ step: 'tracking', folder: folder.name });
        await track(id, folder);
      }
      return undefined;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['mailbox'] }),
  });
  return { start, progress };
}

const isCustomers = ({ path }: SandboxFolder): boolean => /^Inbox\/Customers\/[^/]+$/.test(path);

const addMailbox = (emailAddress: string): Promise<Mailbox> =>
  answerOf(
    api.POST('/api/v1/mailboxes', {
      body: { emailAddress, kind: emailAddress.startsWith('sales@') ? 'shared' : 'user' },
    }),
  );

async function track(id: string, { id: folderId, name }: SandboxFolder): Promise<void> {
  const query = { table: 'account', q: name, limit: 1 } as const;
  const { items } = await answerOf(api.GET('/api/v1/records', { params: { query } }));
  const [account] = items;
  const regarding = account === undefined ? {} : { regarding: { table: account.table, id: account.id } };
  const body = { folderId, action: 'track', existing: 'track', includeSubfolders: false, ...regarding } as const;
  await done(api.POST('/api/v1/mailboxes/{id}/folder-rules', { params: { path: { id } }, body }));
}
