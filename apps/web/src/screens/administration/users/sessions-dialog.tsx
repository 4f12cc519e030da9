import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { SessionRow } from '../../../app/account/session-row';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { Failure } from '../../../shared/frame/query-state';
import { useFocusBack } from '../../../shared/forms/use-focus-back';
import { itemsOf } from '../../../shared/lists/use-pages';
import { useUserSessions } from './use-user-sessions';
import type { User } from './use-users';

interface Props {
  readonly user: User;
  readonly mayWrite: boolean;
  readonly close: () => void;
}

/** Where a user is signed in; ended one by one, or all at once. */
export function SessionsDialog({ user: { id, displayName }, mayWrite, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  const { pages, end, endAll } = useUserSessions(id);
  const all = useMutation({ mutationFn: endAll });
  const count = itemsOf(pages).length;
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('users.sessionsTitle', { name: displayName })}</DialogTitle>
          <DialogContent>
            <PagedList
              pages={pages}
              label={t('users.sessions')}
              keyOf={(session) => session.id}
              empty={<EmptyState title={t('users.noSessions')} />}
            >
              {(session) => <SessionRow session={session} end={mayWrite ? () => end(session.id) : undefined} />}
            </PagedList>
            {all.error !== null && <Failure error={all.error} />}
          </DialogContent>
          <DialogActions>
            {mayWrite && (
              <Button disabledFocusable={all.isPending || count === 0} onClick={() => all.mutate()}>
                {t('users.endSessions')}
              </Button>
            )}
            <Button appearance="primary" onClick={close}>
              {t('app:close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
