import { QuestionCircleRegular } from '@fluentui/react-icons';
import i18next from 'i18next';
import { administrators, type Screen } from '../../app/screen';

export const policyScreens: readonly Screen[] = [
  {
    path: 'why',
    load: async () => ({ Component: (await import('./why/why-screen')).WhyScreen }),
    navigation: { section: 'policy', name: () => i18next.t('policy:why.name'), icon: QuestionCircleRegular },
    isFor: administrators,
  },
];
