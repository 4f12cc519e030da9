import { useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import type { Settings } from './settings';

const queryKey = ['configuration', 'organization'] as const;

export const useOrganization = (): UseQueryResult<Settings> =>
  useQuery({ queryKey, queryFn: () => answerOf(api.GET('/api/v1/organization')) });

/** Answers with the settings, or with the approval for which they wait. */
export function useChangeOrganization() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: View<'OrganizationSettingsRequest'>) => answerOf(api.PUT('/api/v1/organization', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['configuration'] }),
  });
}

/** What would be deleted by age; asked for only when a change is about that. */
export const useRetentionPreview = (body: View<'OrganizationSettingsRequest'>, isWanted: boolean) =>
  useQuery({
    queryKey: [...queryKey, 'preview', body],
    enabled: isWanted,
    queryFn: () => answerOf(api.POST('/api/v1/organization/preview', { body })),
  });
