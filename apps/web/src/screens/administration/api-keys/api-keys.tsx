import { KeyRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { PagedList } from '../../../shared/lists/paged-list';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { AddingFrame } from '../parts/adding-frame';
import { AddApiKeyDialog } from './add-api-key-dialog';
import { ApiKeyRow } from './api-key-row';
import { useApiKeys } from './use-api-keys';

/** By what scripts call the API, and what they may do there. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  return (
    <AddingFrame
      title={t('apiKeys.title')}
      description={t('apiKeys.description')}
      action={t('apiKeys.add')}
      icon={<KeyRegular />}
      dialog={AddApiKeyDialog}
    >
      <PagedList
        pages={useApiKeys()}
        label={t('apiKeys.title')}
        keyOf={({ id }) => id}
        empty={<EmptyState title={t('apiKeys.none')}>{t('apiKeys.noneHint')}</EmptyState>}
      >
        {(apiKey) => <ApiKeyRow apiKey={apiKey} mayWrite={mayWrite} />}
      </PagedList>
    </AddingFrame>
  );
}
