import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';
import type { FolderRule } from './folder';

/** Whether a change holds, or waits for a second person since it reaches far. */
type Outcome = 'holds' | 'waits';

interface Change extends Partial<View<'ChangeFolderRuleRequest'>> {
  readonly ruleId: string;
}

interface FolderActs {
  readonly track: UseMutationResult<Outcome, Error, View<'AddFolderRuleRequest'>>;
  readonly change: UseMutationResult<Outcome, Error, Change>;
  /** Answers with the rule as it was last. */
  readonly remove: UseMutationResult<FolderRule, Error, FolderRule>;
  readonly bringBack: UseMutationResult<Outcome, Error, FolderRule>;
  readonly stopBackfill: UseMutationResult<unknown, Error, FolderRule>;
}

const outcomeOf = ({ response }: { readonly response: Response }): Outcome =>
  response.status === 202 ? 'waits' : 'holds';

/** What a person can do about the tracking of a mailbox's folders. One thing is done after the other. */
export function useFolderActs(mailboxId: string): FolderActs {
  const client = useQueryClient();
  const inTurn = {
    scope: { id: `folders of ${mailboxId}` },
    onSuccess: () => client.invalidateQueries({ queryKey: ['mailbox', mailboxId] }),
  };
  const rules = '/api/v1/mailboxes/{id}/folder-rules';
  const at = (ruleId: string) => ({ path: { id: mailboxId, ruleId } });
  return {
    track: useMutation({
      mutationFn: async (body) => outcomeOf(await done(api.POST(rules, { params: { path: { id: mailboxId } }, body }))),
      ...inTurn,
    }),
    change: useMutation({
      mutationFn: async ({ ruleId, existing = 'keep', ...changes }) => {
        const body = { ...changes, existing };
        return outcomeOf(await done(api.PATCH(`${rules}/{ruleId}`, { params: at(ruleId), body })));
      },
      ...inTurn,
    }),
    remove: useMutation({
      mutationFn: ({ id }) => answerOf(api.DELETE(`${rules}/{ruleId}`, { params: at(id) })),
      ...inTurn,
    }),
    bringBack: useMutation({
      mutationFn: async ({ id, version }) => {
        const params = { path: { ...at(id).path, number: version } };
        return outcomeOf(await done(api.POST(`${rules}/{ruleId}/versions/{number}/roll-back`, { params, body: {} })));
      },
      ...inTurn,
    }),
    stopBackfill: useMutation({
      mutationFn: ({ id }) => done(api.POST(`${rules}/{ruleId}/stop-backfill`, { params: at(id) })),
      ...inTurn,
    }),
  };
}
