import { Button } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn, useSignOut } from '../../api/use-session';
import { ScreenFrame } from '../../shared/frame/screen-frame';
import { ChangePassword } from './change-password';

/** For whoever was given a password: nothing else is open before there is one of their own. */
export function MustChangePassword(): JSX.Element {
  const { t } = useTranslation();
  const { name } = useSignedIn();
  const signOut = useSignOut();
  return (
    <main>
      <ScreenFrame
        title={t('newPassword.title')}
        description={t('newPassword.must', { name })}
        actions={<Button onClick={() => void signOut()}>{t('account.signOut')}</Button>}
      >
        <ChangePassword />
      </ScreenFrame>
    </main>
  );
}
