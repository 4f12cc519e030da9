import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { MailboxName } from '../mailbox-name';
import type { Scope } from './scope/scope';
import { useTeams } from './scope/use-teams';

export function ScopeName({ scope }: { readonly scope: Scope }): JSX.Element {
  const { t } = useTranslation('policy');
  const { data: teams = [] } = useTeams();
  switch (scope.kind) {
    case 'organization':
      return <>{t('policies.sources.organization')}</>;
    case 'team':
      return <>{t('policies.team', { name: teams.find(({ id }) => id === scope.id)?.name ?? scope.id })}</>;
    case 'mailbox':
      return <MailboxName id={scope.id} />;
    default:
      return scope;
  }
}
