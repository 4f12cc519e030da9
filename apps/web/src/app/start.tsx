import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSignedIn, type Session } from '../api/use-session';
import { EmptyState } from '../shared/frame/empty-state';
import { ScreenFrame } from '../shared/frame/screen-frame';
import { screens } from './screens';

/** Leads to the first screen that the navigation lists for whoever is signed in. */
export function Start(): JSX.Element {
  const { t } = useTranslation();
  const session = useSignedIn();
  if (session.role === 'user' && session.mailboxIds.length === 0) return <NoMailbox session={session} />;
  const first = screens.find(({ navigation, isFor }) => navigation !== undefined && isFor(session));
  return first === undefined ? (
    <ScreenFrame title={t('product')}>{t('nothingToShow')}</ScreenFrame>
  ) : (
    <Navigate to={`/${first.path}`} replace />
  );
}

/** For whoever is let in, and has nothing to look at before an administrator has done something. */
function NoMailbox({ session: { name, systemUserId } }: { readonly session: Session }): JSX.Element {
  const { t } = useTranslation();
  return (
    <ScreenFrame title={t('product')}>
      <EmptyState title={t('noMailbox.title')}>
        <p>{systemUserId === null ? t('noMailbox.unbound', { name }) : t('noMailbox.bound', { systemUserId })}</p>
        <p>{t('noMailbox.cure')}</p>
      </EmptyState>
    </ScreenFrame>
  );
}
