import { useMutation, useQuery, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, done, type View } from '../../api/client';

type Approval = View<'ApprovalView'>;

const atOnce = 50;
const newsMs = 7 * 24 * 60 * 60 * 1_000;
const storageKey = 'foldwatch-seen-changes';
const mostRemembered = 100;

interface AskedChanges {
  readonly shown: readonly Approval[];
  /** What came of one is known to whoever looks at this browser. */
  readonly dismiss: (approvalId: string) => void;
}

export function useAskedChanges(mailboxId: string | undefined): AskedChanges {
  const [seen, setSeen] = useState(remembered);
  const { data = [] } = useQuery({
    queryKey: mailboxId === undefined ? ['configuration', 'approvals', 'asked'] : ['mailbox', mailboxId, 'approvals'],
    queryFn: async () => {
      const query = { limit: atOnce, ...(mailboxId !== undefined && { mailboxId }) };
      return (await answerOf(api.GET('/api/v1/approvals', { params: { query } }))).items;
    },
  });
  return {
    shown: data.filter((approval) => isNews(approval, mailboxId) && !seen.includes(approval.approvalId)),
    dismiss: (approvalId) => {
      const all = [approvalId, ...seen].slice(0, mostRemembered);
      localStorage.setItem(storageKey, JSON.stringify(all));
      setSeen(all);
    },
  };
}

export function useTakeBack(): UseMutationResult<unknown, Error, string> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (approvalId) =>
      done(api.POST('/api/v1/approvals/{approvalId}/refuse', { params: { path: { approvalId } }, body: {} })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['mailbox'] });
      await client.invalidateQueries({ queryKey: ['configuration'] });
    },
  });
}

/** Those of other mailboxes are shown with these; what was taken back by whoever asked is no news. */
function isNews(
  { state, settledAt, settledBy, askedBy, mailboxId: of }: Approval,
  mailboxId: string | undefined,
): boolean {
  if (of !== (mailboxId ?? null)) return false;
  if (state === 'waiting') return true;
  const isRecent = settledAt !== null && Date.now() - Date.parse(settledAt) < newsMs;
  return state !== 'approved' && isRecent && settledBy !== askedBy;
}

function remembered(): readonly string[] {
  const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(kept) ? kept.map(String) : [];
}
