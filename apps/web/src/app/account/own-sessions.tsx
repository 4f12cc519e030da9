import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, done } from '../../api/client';
import { EmptyState } from '../../shared/frame/empty-state';
import { PagedList } from '../../shared/lists/paged-list';
import { usePages } from '../../shared/lists/use-pages';
import { SessionRow } from './session-row';

const listed = ['session', 'own'] as const;

export function OwnSessions(): JSX.Element {
  const { t } = useTranslation();
  const client = useQueryClient();
  const pages = usePages(listed, (cursor) => answerOf(api.GET('/api/v1/sessions', { params: { query: cursor } })));
  const end = async (sessionId: string): Promise<void> => {
    await done(api.DELETE('/api/v1/sessions/{sessionId}', { params: { path: { sessionId } } }));
    await client.invalidateQueries({ queryKey: listed });
  };
  return (
    <PagedList
      pages={pages}
      label={t('account.sessions')}
      keyOf={({ id }) => id}
      empty={<EmptyState title={t('account.noSessions')} />}
    >
      {(session) => <SessionRow session={session} end={() => end(session.id)} />}
    </PagedList>
  );
}
