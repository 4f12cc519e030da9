import { useEffect, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from './confirm-dialog';

/** Asks before a screen is left on which something is typed and not saved. */
export function UnsavedGuard({ isUnsaved }: { readonly isUnsaved: boolean }): JSX.Element | null {
  const { t } = useTranslation();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isUnsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!isUnsaved) return undefined;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <ConfirmDialog
      title={t('unsaved.title')}
      action={t('unsaved.leave')}
      act={() => Promise.resolve(blocker.proceed())}
      close={() => blocker.reset()}
    >
      {t('unsaved.text')}
    </ConfirmDialog>
  );
}
