import { Tab, TabList } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { DraftsTab } from './drafts/drafts-tab';
import { History } from './history/history';
import { RulesTab } from './rules/rules-tab';
import { isTab, tabs, usePlace } from './scope/scope';
import { ScopeBar } from './scope/scope-bar';
import { ValuesTab } from './values/values-tab';

/** What holds for the organization, its teams and mailboxes, where it comes from, and how it is changed. */
export function PoliciesScreen(): JSX.Element {
  const { t } = useTranslation('policy');
  const { scope, tab, go } = usePlace();
  const offered = tabs.filter((one) => one !== 'rules' || scope.kind === 'mailbox');
  return (
    <ScreenFrame title={t('policies.title')} description={t('policies.description')}>
      <ScopeBar scope={scope} go={(next) => go(next)} />
      <TabList selectedValue={tab} onTabSelect={(_, { value }) => isTab(value) && go(scope, value)}>
        {offered.map((one) => (
          <Tab key={one} value={one}>
            {t(`policies.tabs.${one}`)}
          </Tab>
        ))}
      </TabList>
      <TabContent key={JSON.stringify(scope)} />
    </ScreenFrame>
  );
}

function TabContent(): JSX.Element {
  const { scope, tab } = usePlace();
  if (tab === 'drafts') return <DraftsTab />;
  if (tab === 'history') return <History of={scope} />;
  if (tab === 'rules' && scope.kind === 'mailbox') return <RulesTab mailboxId={scope.id} />;
  return <ValuesTab scope={scope} />;
}
