import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, done, type View } from '../../../api/client';
import { SessionRow } from '../../../app/account/session-row';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import { usePages, type Pages } from '../../../shared/lists/use-pages';

interface Props {
  readonly mayWrite: boolean;
  readonly close: () => void;
}

/** Who is signed in, whichever way they came; signed out one by one. */
export function EverybodyDialog({ mayWrite, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const { pages, end } = useEverySession();
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('users.everybody')}</DialogTitle>
          <DialogContent>
            <PagedList
              pages={pages}
              label={t('users.everybody')}
              keyOf={(session) => session.id}
              empty={<EmptyState title={t('users.nobody')} />}
            >
              {(session) => (
                <SessionRow
                  session={session}
                  who={t(`users.holder.${session.holder.kind}`, { name: session.holder.displayName })}
                  end={mayWrite ? () => end(session.id) : undefined}
                />
              )}
            </PagedList>
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={close}>
              {t('app:close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

interface EverySession {
  readonly pages: Pages<View<'HeldSessionView'>>;
  readonly end: (sessionId: string) => Promise<void>;
}

function useEverySession(): EverySession {
  const client = useQueryClient();
  const listed = ['session', 'of', 'everybody'] as const;
  return {
    pages: usePages(listed, (cursor) => answerOf(api.GET('/api/v1/open-sessions', { params: { query: cursor } }))),
    end: async (sessionId) => {
      await done(api.DELETE('/api/v1/open-sessions/{sessionId}', { params: { path: { sessionId } } }));
      await client.invalidateQueries({ queryKey: listed });
    },
  };
}
