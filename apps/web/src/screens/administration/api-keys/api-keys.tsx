import { Button } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { AddApiKeyDialog } from './add-api-key-dialog';
import { ApiKeyRow } from './api-key-row';
import { useApiKeys } from './use-api-keys';

/** By what scripts call the API, and what they may do there. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const [isAdding, add] = useState(false);
  const mayWrite = useMayWrite();
  return (
    <ScreenFrame
      title={t('apiKeys.title')}
      description={t('apiKeys.description')}
      actions={
        mayWrite && (
          <Button appearance="primary" icon={<KeyRegular />} onClick={() => add(true)}>
            {t('apiKeys.add')}
          </Button>
        )
      }
    >
      <PagedList
        pages={useApiKeys()}
        label={t('apiKeys.title')}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('apiKeys.none')}>{t('apiKeys.noneHint')}</EmptyState>}
      >
        {(apiKey) => <ApiKeyRow apiKey={apiKey} mayWrite={mayWrite} />}
      </PagedList>
      {isAdding && <AddApiKeyDialog close={() => add(false)} />}
    </ScreenFrame>
  );
}
