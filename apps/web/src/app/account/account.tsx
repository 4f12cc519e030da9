import { Subtitle2 } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api/use-session';
import { ScreenFrame } from '../../shared/frame/screen-frame';
import { ChangePassword } from './change-password';
import { OwnSessions } from './own-sessions';

/** Of whoever is signed in: the password, and where else they are signed in. */
export function Component(): JSX.Element {
  const { t } = useTranslation();
  const { name, userId } = useSignedIn();
  return (
    <ScreenFrame
      title={t('account.title')}
      description={t(userId === null ? 'account.byLink' : 'account.as', { name })}
    >
      {userId !== null && (
        <>
          <Subtitle2 as="h2">{t('newPassword.title')}</Subtitle2>
          <ChangePassword />
        </>
      )}
      <Subtitle2 as="h2">{t('account.sessions')}</Subtitle2>
      <OwnSessions />
    </ScreenFrame>
  );
}
