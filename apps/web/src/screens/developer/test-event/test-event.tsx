import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { takesTests, useTopics } from '../parts/use-topics';
import { SendForm } from './send-form';

/** Whether what is published arrives, without a mail. */
export function Component(): JSX.Element {
  const { t } = useTranslation('developer');
  const mayWrite = useMayWrite();
  const topics = useTopics();
  return (
    <ScreenFrame title={t('test.title')} description={t('test.description')}>
      {mayWrite ? (
        <QueryState query={topics}>
          {(all) => <SendForm topics={all.filter(takesTests).map(({ name }) => name)} />}
        </QueryState>
      ) : (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('test.notAllowed')}</MessageBarBody>
        </MessageBar>
      )}
    </ScreenFrame>
  );
}
