import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../shared/screen-frame';

/** For whoever is not signed in. */
export function SignIn(): JSX.Element {
  const { t } = useTranslation();
  return (
    <main>
      <ScreenFrame title={t('signIn.title')}>
        <p>{t('signIn.byLink')}</p>
      </ScreenFrame>
    </main>
  );
}
