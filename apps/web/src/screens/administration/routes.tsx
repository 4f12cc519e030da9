import {
  AlertRegular,
  BuildingRegular,
  HistoryRegular,
  HomeRegular,
  KeyRegular,
  MailDismissRegular,
  MailInboxRegular,
  PeopleRegular,
  PersonDeleteRegular,
  PlugConnectedRegular,
  TableArrowUpRegular,
} from '@fluentui/react-icons';
import i18next from 'i18next';
import { administrators, type Screen } from '../../app/screen';

const section = 'administration';

export const administrationScreens: readonly Screen[] = [
  {
    path: 'overview',
    load: () => import('./overview/overview'),
    navigation: { section, name: () => i18next.t('screens.overview'), icon: HomeRegular },
    isFor: administrators,
  },
  {
    path: 'mailboxes',
    load: () => import('./mailboxes/mailboxes'),
    navigation: { section, name: () => i18next.t('screens.mailboxes'), icon: MailInboxRegular },
    isFor: administrators,
  },
  { path: 'mailboxes/:id', load: () => import('./mailbox/mailbox'), isFor: administrators },
  {
    path: 'alerts',
    load: () => import('./alerts/alerts'),
    navigation: { section, name: () => i18next.t('screens.alerts'), icon: AlertRegular },
    isFor: administrators,
  },
  {
    path: 'webhooks',
    load: () => import('./webhooks/webhooks'),
    navigation: { section, name: () => i18next.t('screens.webhooks'), icon: PlugConnectedRegular },
    isFor: administrators,
  },
  {
    path: 'dead-letters',
    load: () => import('./dead-letters/dead-letters'),
    navigation: { section, name: () => i18next.t('screens.deadLetters'), icon: MailDismissRegular },
    isFor: administrators,
  },
  {
    path: 'record-import',
    load: () => import('./record-import/record-import'),
    navigation: { section, name: () => i18next.t('screens.recordImport'), icon: TableArrowUpRegular },
    isFor: administrators,
  },
  {
    path: 'organization',
    load: () => import('./organization/organization'),
    navigation: { section, name: () => i18next.t('screens.organization'), icon: BuildingRegular },
    isFor: administrators,
  },
  {
    path: 'audit',
    load: () => import('./audit/audit'),
    navigation: { section, name: () => i18next.t('screens.audit'), icon: HistoryRegular },
    isFor: administrators,
  },
  {
    path: 'erasure',
    load: () => import('./erasure/erasure'),
    navigation: { section, name: () => i18next.t('screens.erasure'), icon: PersonDeleteRegular },
    isFor: administrators,
  },
  {
    path: 'users',
    load: () => import('./users/users'),
    navigation: { section, name: () => i18next.t('screens.users'), icon: PeopleRegular },
    isFor: administrators,
  },
  {
    path: 'api-keys',
    load: () => import('./api-keys/api-keys'),
    navigation: { section, name: () => i18next.t('screens.apiKeys'), icon: KeyRegular },
    isFor: administrators,
  },
];
