import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answerOf, api, type View } from '../../../api/client';

export type MailboxTest = View<'MailboxTestRunView'>;

const isUnderWay = ({ state }: MailboxTest): boolean => state === 'waiting' || state === 'running';

/** What is left to the stream, which may be held up on the way. */
const lookAgainMs = 5_000;

export interface TestOfMailbox {
  /** The one that runs, whoever began it, or the last one that ran while this was looked at. */
  readonly test: MailboxTest | undefined;
  readonly isRunning: boolean;
  readonly error: Error | null;
  readonly start: () => void;
  readonly stop: () => void;
}

/** The test of a mailbox, live; one that runs already is joined. */
export function useMailboxTest(mailboxId: string): TestOfMailbox {
  const client = useQueryClient();
  const [seenId, see] = useState<string>();
  const path = { id: mailboxId };
  const queryKey = ['mailbox', mailboxId, 'test'] as const;
  const { data: latest } = useQuery({
    queryKey,
    queryFn: async () => {
      const query = { limit: 1 };
      return (await answerOf(api.GET('/api/v1/mailboxes/{id}/tests', { params: { path, query } }))).items[0] ?? null;
    },
    refetchInterval: ({ state: { data } }) => (data != null && isUnderWay(data) ? lookAgainMs : false),
  });
  const show = (test: MailboxTest): void => void client.setQueryData(queryKey, test);
  const begun = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/mailboxes/{id}/tests', { params: { path } })),
    onSuccess: show,
  });
  const stopped = useMutation({
    mutationFn: (testId: string) =>
      answerOf(api.POST('/api/v1/mailboxes/{id}/tests/{testId}/stop', { params: { path: { ...path, testId } } })),
    onSuccess: show,
  });
  const isRunning = latest != null && isUnderWay(latest);
  const runningId = isRunning ? latest.id : undefined;
  if (runningId !== undefined && runningId !== seenId) see(runningId);
  useFollowing(mailboxId, runningId);
  return {
    test: latest != null && (isRunning || latest.id === seenId) ? latest : undefined,
    isRunning: isRunning || begun.isPending,
    error: begun.error ?? stopped.error,
    start: () => begun.mutate(),
    stop: () => runningId !== undefined && stopped.mutate(runningId),
  };
}

/** Shows the test as it goes on; when it has ended, all that is shown of the mailbox is read again. */
function useFollowing(mailboxId: string, testId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => {
    if (testId === undefined) return undefined;
    const stream = new EventSource(`/api/v1/mailboxes/${encodeURIComponent(mailboxId)}/tests/${testId}`);
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const test: unknown = JSON.parse(data);
      if (isTest(test)) client.setQueryData(['mailbox', mailboxId, 'test'], test);
    });
    return () => {
      stream.close();
      void client.invalidateQueries({ queryKey: ['mailbox'] });
    };
  }, [client, mailboxId, testId]);
}

const isTest = (value: unknown): value is MailboxTest =>
  typeof value === 'object' && value !== null && 'steps' in value;
