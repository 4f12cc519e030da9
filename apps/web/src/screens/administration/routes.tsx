import { HomeRegular, MailInboxRegular } from '@fluentui/react-icons';
import i18next from 'i18next';
import { administrators, type Screen } from '../../app/screen';

const section = 'administration';

export const administrationScreens: readonly Screen[] = [
  {
    path: 'overview',
    load: () => import('./overview/overview'),
    navigation: { section, name: () => i18next.t('administration:overview.title'), icon: HomeRegular },
    isFor: administrators,
  },
  {
    path: 'mailboxes',
    load: () => import('./mailboxes/mailboxes'),
    navigation: { section, name: () => i18next.t('administration:mailboxes.title'), icon: MailInboxRegular },
    isFor: administrators,
  },
  { path: 'mailboxes/:id', load: () => import('./mailbox/mailbox'), isFor: administrators },
];
