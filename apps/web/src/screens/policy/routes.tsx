import {
  MailProhibitedRegular,
  OptionsRegular,
  PersonQuestionMarkRegular,
  QuestionCircleRegular,
  TaskListLtrRegular,
} from '@fluentui/react-icons';
import i18next from 'i18next';
import { administrators, type Screen } from '../../app/screen';

export const policyScreens: readonly Screen[] = [
  {
    path: 'policies',
    load: async () => ({ Component: (await import('./policies/policies-screen')).PoliciesScreen }),
    navigation: { section: 'policy', name: () => i18next.t('screens.policies'), icon: OptionsRegular },
    isFor: administrators,
  },
  {
    path: 'policies/drafts/:draftId',
    load: async () => ({ Component: (await import('./policies/drafts/draft-screen')).DraftScreen }),
    isFor: administrators,
  },
  {
    path: 'approvals',
    load: async () => ({ Component: (await import('./approvals/approvals-screen')).ApprovalsScreen }),
    navigation: { section: 'policy', name: () => i18next.t('screens.approvals'), icon: TaskListLtrRegular },
    isFor: administrators,
  },
  {
    path: 'unknown-senders',
    load: async () => ({ Component: (await import('./unknown-senders/unknown-senders-screen')).UnknownSendersScreen }),
    navigation: { section: 'policy', name: () => i18next.t('screens.senders'), icon: PersonQuestionMarkRegular },
    isFor: administrators,
  },
  {
    path: 'exclusions',
    load: async () => ({ Component: (await import('./exclusions/exclusions-screen')).ExclusionsScreen }),
    navigation: { section: 'policy', name: () => i18next.t('screens.exclusions'), icon: MailProhibitedRegular },
    isFor: administrators,
  },
  {
    path: 'why',
    load: async () => ({ Component: (await import('./why/why-screen')).WhyScreen }),
    navigation: { section: 'policy', name: () => i18next.t('screens.why'), icon: QuestionCircleRegular },
    isFor: administrators,
  },
];
