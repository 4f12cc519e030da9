import { MailReadRegular } from '@fluentui/react-icons';
import i18next from 'i18next';
import type { Screen } from '../../app/screen';

export const sandboxScreens: readonly Screen[] = [
  {
    path: 'sandbox-mailbox',
    load: () => import('./sandbox-mailbox'),
    navigation: { section: 'sandbox', name: () => i18next.t('screens.sandbox'), icon: MailReadRegular },
    isFor: ({ role, hasSandbox }) => role === 'admin' && hasSandbox,
  },
];
