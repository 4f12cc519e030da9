import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { done, api } from '../../api/client';
import type { NamedRecord } from '../records/record-link';

type Act<Given> = UseMutationResult<unknown, Error, Given>;

interface ActivityActs {
  readonly changeRecord: Act<NamedRecord | undefined>;
  /** In one mailbox. */
  readonly untrack: Act<string>;
  readonly undo: Act<void>;
  /** In one mailbox. */
  readonly stopConversation: Act<string>;
  readonly resumeConversation: Act<string>;
}

const shownIn = ['activity', 'decision', 'record', 'mailbox'];

/** What a person can do about one recorded message. */
export function useActivityActs(id: string): ActivityActs {
  const client = useQueryClient();
  const onSuccess = (): Promise<void> =>
    client.invalidateQueries({ predicate: ({ queryKey: [subject] }) => shownIn.includes(String(subject)) });
  const path = { id };
  const stopped = '/api/v1/mailboxes/{id}/stopped-conversations';
  return {
    changeRecord: useMutation({
      mutationFn: (record) => {
        const regarding = record === undefined ? null : { table: record.table, id: record.id };
        return done(api.PATCH('/api/v1/activities/{id}', { params: { path }, body: { regarding } }));
      },
      onSuccess,
    }),
    untrack: useMutation({
      mutationFn: (mailboxId) =>
        done(api.DELETE('/api/v1/activities/{id}', { params: { path, query: { mailboxId } } })),
      onSuccess,
    }),
    undo: useMutation({
      mutationFn: () => done(api.POST('/api/v1/activities/{id}/undo', { params: { path } })),
      onSuccess,
    }),
    stopConversation: useMutation({
      mutationFn: (mailboxId) =>
        done(api.POST(stopped, { params: { path: { id: mailboxId } }, body: { activityId: id } })),
      onSuccess,
    }),
    resumeConversation: useMutation({
      mutationFn: (mailboxId) =>
        done(api.DELETE(`${stopped}/{activityId}`, { params: { path: { id: mailboxId, activityId: id } } })),
      onSuccess,
    }),
  };
}
