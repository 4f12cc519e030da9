import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../shared/screen-frame';
import { ChangePassword } from './change-password';

/** For whoever was given a password: nothing else is open before there is one of their own. */
export function MustChangePassword(): JSX.Element {
  const { t } = useTranslation();
  return (
    <main>
      <ScreenFrame title={t('newPassword.title')} description={t('newPassword.must')}>
        <ChangePassword />
      </ScreenFrame>
    </main>
  );
}
