import { FolderOpenRegular, MailInboxCheckmarkRegular, OptionsRegular, ShieldRegular } from '@fluentui/react-icons';
import i18next from 'i18next';
import { mailboxOwners, type Screen } from '../../app/screen';

export const userScreens: readonly Screen[] = [
  {
    path: 'folders',
    load: () => import('./folders/my-folders'),
    navigation: { section: 'user', name: () => i18next.t('screens.folders'), icon: FolderOpenRegular },
    isFor: mailboxOwners,
  },
  {
    path: 'activity',
    load: () => import('./activity/my-activity'),
    navigation: { section: 'user', name: () => i18next.t('screens.activity'), icon: MailInboxCheckmarkRegular },
    isFor: mailboxOwners,
  },
  {
    path: 'options',
    load: () => import('./options/my-options'),
    navigation: { section: 'user', name: () => i18next.t('screens.options'), icon: OptionsRegular },
    isFor: mailboxOwners,
  },
  {
    path: 'privacy',
    load: () => import('./privacy/privacy'),
    navigation: { section: 'user', name: () => i18next.t('screens.privacy'), icon: ShieldRegular },
    isFor: mailboxOwners,
  },
];
