import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../../api/client';
import { useTeams } from '../scope/use-teams';

/** Whose settings a draft is about. */
export function DraftScope({ draft }: { readonly draft: View<'DraftView'> }): JSX.Element {
  const { t } = useTranslation('policy');
  const { data: teams = [] } = useTeams();
  const { teamId, mailboxId, mailboxAddress } = draft;
  if (mailboxId !== null) return <>{mailboxAddress ?? mailboxId}</>;
  if (teamId === null) return <>{t('policies.sources.organization')}</>;
  return <>{t('policies.team', { name: teams.find(({ id }) => id === teamId)?.name ?? teamId })}</>;
}
