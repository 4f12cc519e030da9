import { PeopleSearchRegular } from '@fluentui/react-icons';
import i18next from 'i18next';
import { everyone, type Screen } from '../../app/screen';

export const recordsScreens: readonly Screen[] = [
  {
    path: 'records',
    load: () => import('./search/record-list'),
    navigation: { section: 'user', name: () => i18next.t('screens.records'), icon: PeopleSearchRegular },
    isFor: everyone,
  },
  { path: 'records/:table/:id', load: () => import('./record/record-screen'), isFor: everyone },
  { path: 'activities/:id', load: () => import('./email/email-screen'), isFor: everyone },
];
