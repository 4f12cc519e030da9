import { AddRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/frame/empty-state';
import { QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { AddingFrame } from '../parts/adding-frame';
import { AddWebhookDialog } from './add-webhook-dialog';
import { useWebhooks } from './use-webhooks';
import { WebhookRow } from './webhook-row';

/** Addresses that are told of alerts. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  return (
    <AddingFrame
      title={t('webhooks.title')}
      description={t('webhooks.description')}
      action={t('webhooks.add')}
      icon={<AddRegular />}
      dialog={AddWebhookDialog}
    >
      <ScreenLink to="/alerts">{t('webhooks.back')}</ScreenLink>
      <QueryState query={useWebhooks()}>
        {(webhooks) =>
          webhooks.length === 0 ? (
            <EmptyState title={t('webhooks.none')}>{t('webhooks.noneHint')}</EmptyState>
          ) : (
            <RowList items={webhooks} label={t('webhooks.title')} keyOf={({ id }) => id}>
              {(webhook) => <WebhookRow webhook={webhook} mayWrite={mayWrite} />}
            </RowList>
          )
        }
      </QueryState>
    </AddingFrame>
  );
}
