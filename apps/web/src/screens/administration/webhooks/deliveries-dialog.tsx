import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  mergeClasses,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { QueryState } from '../../../shared/frame/query-state';
import { RowList } from '../../../shared/lists/row-list';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { useDeliveries, type Webhook } from './use-webhooks';
import { useFocusBack } from '../../../shared/forms/use-focus-back';

interface Props {
  readonly webhook: Webhook;
  readonly close: () => void;
}

/** What became of what a webhook was told. */
export function DeliveriesDialog({ webhook: { id, url }, close }: Props): JSX.Element {
  useFocusBack();
  const { t } = useTranslation(['administration', 'app']);
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && close()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('webhooks.deliveries')}</DialogTitle>
          <DialogContent>
            <p>{url}</p>
            <QueryState query={useDeliveries(id)}>
              {(deliveries) =>
                deliveries.length === 0 ? (
                  t('webhooks.noDeliveries')
                ) : (
                  <RowList items={deliveries} label={t('webhooks.deliveries')} keyOf={(delivery) => delivery.id}>
                    {(delivery) => <Delivery delivery={delivery} />}
                  </RowList>
                )
              }
            </QueryState>
          </DialogContent>
          <DialogActions>
            <Button onClick={close}>{t('app:close')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

const looks = { delivered: 'good', pending: 'quiet', 'given-up': 'bad' } as const;
const useStyles = makeStyles({ row: { gridTemplateColumns: 'minmax(0, 2fr) minmax(100px, 1fr) minmax(0, 2fr)' } });

function Delivery({ delivery }: { readonly delivery: View<'WebhookDeliveryView'> }): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { type, state, attempts, lastAttempt, createdAt } = delivery;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <span className={rows.cell}>
        {t(`webhooks.type.${type}`)} <Moment at={createdAt} />
      </span>
      <Mark look={looks[state]}>{t(`webhooks.delivery.${state}`)}</Mark>
      <span className={rows.quiet}>
        {t('webhooks.attempts', { count: attempts })}
        {lastAttempt !== null && ` · ${outcomeOf(lastAttempt)}`}
      </span>
    </div>
  );

  function outcomeOf({ status, error, tookMs }: View<'DeliveryAttemptView'>): string {
    const outcome = error === null ? t('webhooks.status', { status }) : t(`webhooks.error.${error}`);
    return `${outcome} · ${t('webhooks.took', { ms: tookMs })}`;
  }
}
