import {
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../../api/client';
import { usePages, type Pages } from '../../../../shared/lists/use-pages';
import type { Scope } from '../scope/scope';

export type Version = View<'VersionView'>;
export type VersionDetail = View<'VersionDetailView'>;
export type Versioned = Scope | { readonly kind: 'rule'; readonly id: string; readonly mailboxId: string };

const atOnce = 30;

/** The three calls about the versions of one thing, which lie at an address of its own for each kind of thing. */
function callsFor(of: Versioned) {
  type Cursor = { readonly cursor?: string };
  switch (of.kind) {
    case 'organization':
      return {
        list: (query: Cursor) =>
          api.GET('/api/v1/organization/versions', { params: { query: { limit: atOnce, ...query } } }),
        read: (number: number) => api.GET('/api/v1/organization/versions/{number}', { params: { path: { number } } }),
        rollBack: (number: number, comment: string) =>
          api.POST('/api/v1/organization/versions/{number}/roll-back', {
            params: { path: { number } },
            body: { comment },
          }),
      };
    case 'team': {
      const path = { teamId: of.id };
      return {
        list: (query: Cursor) =>
          api.GET('/api/v1/teams/{teamId}/versions', { params: { path, query: { limit: atOnce, ...query } } }),
        read: (number: number) =>
          api.GET('/api/v1/teams/{teamId}/versions/{number}', { params: { path: { ...path, number } } }),
        rollBack: (number: number, comment: string) =>
          api.POST('/api/v1/teams/{teamId}/versions/{number}/roll-back', {
            params: { path: { ...path, number } },
            body: { comment },
          }),
      };
    }
    case 'mailbox': {
      const path = { id: of.id };
      return {
        list: (query: Cursor) =>
          api.GET('/api/v1/mailboxes/{id}/versions', { params: { path, query: { limit: atOnce, ...query } } }),
        read: (number: number) =>
          api.GET('/api/v1/mailboxes/{id}/versions/{number}', { params: { path: { ...path, number } } }),
        rollBack: (number: number, comment: string) =>
          api.POST('/api/v1/mailboxes/{id}/versions/{number}/roll-back', {
            params: { path: { ...path, number } },
            body: { comment },
          }),
      };
    }
    case 'rule':
      return callsForRule({ id: of.mailboxId, ruleId: of.id });
    default:
      return of;
  }
}

function callsForRule(path: { readonly id: string; readonly ruleId: string }) {
  return {
    list: (query: { readonly cursor?: string }) =>
      api.GET('/api/v1/mailboxes/{id}/folder-rules/{ruleId}/versions', {
        params: { path, query: { limit: atOnce, ...query } },
      }),
    read: (number: number) =>
      api.GET('/api/v1/mailboxes/{id}/folder-rules/{ruleId}/versions/{number}', {
        params: { path: { ...path, number } },
      }),
    rollBack: (number: number, comment: string) =>
      api.POST('/api/v1/mailboxes/{id}/folder-rules/{ruleId}/versions/{number}/roll-back', {
        params: { path: { ...path, number } },
        body: { comment },
      }),
  };
}

export const useVersions = (of: Versioned): Pages<Version> =>
  usePages(['configuration', 'versions', of], (cursor) => answerOf(callsFor(of).list(cursor)));

export function useVersion(of: Versioned, number: number): UseQueryResult<VersionDetail> {
  return useQuery({
    queryKey: ['configuration', 'version', of, number],
    queryFn: () => answerOf(callsFor(of).read(number)),
  });
}

interface RollBack {
  readonly number: number;
  readonly comment: string;
}

export function useRollBack(of: Versioned): UseMutationResult<VersionDetail | View<'ApprovalView'>, Error, RollBack> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, comment }: RollBack) => answerOf(callsFor(of).rollBack(number, comment)),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['configuration'] });
      await client.invalidateQueries({ queryKey: ['mailbox'] });
    },
  });
}
