import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { useSignedIn } from '../api/use-session';
import { ScreenFrame } from '../shared/screen-frame';
import { screens } from './screens';

/** Leads to the first screen that the navigation lists for whoever is signed in. */
export function Start(): JSX.Element {
  const { t } = useTranslation();
  const session = useSignedIn();
  const first = screens.find(({ navigation, isFor }) => navigation !== undefined && isFor(session));
  return first === undefined ? (
    <ScreenFrame title={t('product')}>{t('nothingToShow')}</ScreenFrame>
  ) : (
    <Navigate to={`/${first.path}`} replace />
  );
}
