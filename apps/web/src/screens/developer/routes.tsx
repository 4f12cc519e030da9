import {
  ArrowRepeatAllRegular,
  BeakerRegular,
  CodeRegular,
  DocumentBulletListRegular,
  StreamRegular,
} from '@fluentui/react-icons';
import i18next from 'i18next';
import { administrators, type Screen } from '../../app/screen';

const section = 'developer';

export const developerScreens: readonly Screen[] = [
  {
    path: 'events',
    load: () => import('./events/events'),
    navigation: { section, name: () => i18next.t('screens.events'), icon: StreamRegular },
    isFor: administrators,
  },
  {
    path: 'api-reference',
    load: () => import('./api/api-reference'),
    navigation: { section, name: () => i18next.t('screens.api'), icon: CodeRegular },
    isFor: administrators,
  },
  {
    path: 'samples',
    load: () => import('./samples/samples'),
    navigation: { section, name: () => i18next.t('screens.samples'), icon: DocumentBulletListRegular },
    isFor: administrators,
  },
  {
    path: 'test-event',
    load: () => import('./test-event/test-event'),
    navigation: { section, name: () => i18next.t('screens.testEvent'), icon: BeakerRegular },
    isFor: administrators,
  },
  {
    path: 'republish',
    load: () => import('./republish/republish'),
    navigation: { section, name: () => i18next.t('screens.republish'), icon: ArrowRepeatAllRegular },
    isFor: administrators,
  },
];
