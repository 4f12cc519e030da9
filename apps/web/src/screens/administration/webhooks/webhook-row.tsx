import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Moment } from '../../../shared/values/moment';
import { Failure } from '../../../shared/frame/query-state';
import { isAlertCode } from '../alerts/alert-codes';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { DeliveriesDialog } from './deliveries-dialog';
import { SecretDialog } from '../parts/secret-dialog';
import { useChangeWebhook, useRemoveWebhook, useTestWebhook, type Webhook } from './use-webhooks';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(110px, 1fr) minmax(130px, 1fr) max-content' },
});

interface Props {
  readonly webhook: Webhook;
  readonly mayWrite: boolean;
}

type Dialog = 'deliveries' | 'remove';

export function WebhookRow({ webhook, mayWrite }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [dialog, open] = useState<Dialog>();
  const { url, description, codes, state, disabledBecause, deliveredAt, failingSince } = webhook;
  const close = (): void => open(undefined);
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {url}
        <div className={rows.quiet}>
          {[
            description,
            codes === null
              ? t('webhooks.all')
              : codes.map((code) => (isAlertCode(code) ? t(`alerts.code.${code}`) : code)).join(', '),
          ]
            .filter((part) => part !== null && part !== '')
            .join(' · ')}
        </div>
      </div>
      <Mark look={lookOf(webhook)}>
        {disabledBecause === null ? t(`webhooks.state.${state}`) : t(`webhooks.because.${disabledBecause}`)}
      </Mark>
      <span className={rows.quiet}>
        {failingSince !== null && (
          <>
            {t('webhooks.failing')} <Moment at={failingSince} />{' '}
          </>
        )}
        {deliveredAt !== null && (
          <>
            {t('webhooks.delivered')} <Moment at={deliveredAt} />
          </>
        )}
      </span>
      <Acts webhook={webhook} mayWrite={mayWrite} open={open} />
      {dialog === 'deliveries' && <DeliveriesDialog webhook={webhook} close={close} />}
      {dialog === 'remove' && <RemoveDialog webhook={webhook} close={close} />}
    </div>
  );
}

const lookOf = ({ state, failingSince }: Webhook): 'good' | 'warning' | 'quiet' => {
  if (state === 'disabled') return 'quiet';
  return failingSince === null ? 'good' : 'warning';
};

interface ActsProps extends Props {
  readonly open: (dialog: Dialog) => void;
}

function Acts({ webhook, mayWrite, open }: ActsProps): JSX.Element {
  const rows = useRowStyles();
  const { t } = useTranslation('administration');
  const test = useTestWebhook(webhook.id);
  const change = useChangeWebhook(webhook.id);
  const secret = useChangeWebhook(webhook.id);
  const error = test.error ?? change.error ?? secret.error;
  const isEnabled = webhook.state === 'enabled';
  return (
    <div className={rows.actions}>
      {error !== null && <Failure error={error} />}
      {mayWrite && (
        <Button
          disabledFocusable={test.isPending}
          onClick={() => test.mutate(undefined, { onSuccess: () => open('deliveries') })}
        >
          {t('webhooks.test')}
        </Button>
      )}
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={t('webhooks.more', { url: webhook.url })}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => open('deliveries')}>{t('webhooks.deliveries')}</MenuItem>
            {mayWrite && (
              <>
                <MenuItem onClick={() => change.mutate({ state: isEnabled ? 'disabled' : 'enabled' })}>
                  {t(isEnabled ? 'webhooks.disable' : 'webhooks.enable')}
                </MenuItem>
                <MenuItem onClick={() => secret.mutate({ newSecret: true })}>{t('webhooks.newSecret')}</MenuItem>
                <MenuItem onClick={() => open('remove')}>{t('webhooks.remove')}</MenuItem>
              </>
            )}
          </MenuList>
        </MenuPopover>
      </Menu>
      {typeof secret.data?.secret === 'string' && (
        <SecretDialog
          title={t('webhooks.secret')}
          text={t('webhooks.secretText')}
          secret={secret.data.secret}
          close={() => secret.reset()}
        />
      )}
    </div>
  );
}

function RemoveDialog({
  webhook: { id, url },
  close,
}: {
  readonly webhook: Webhook;
  readonly close: () => void;
}): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useRemoveWebhook(id);
  return (
    <ConfirmDialog
      title={t('webhooks.removeTitle')}
      action={t('webhooks.remove')}
      act={() => mutateAsync(undefined)}
      close={close}
    >
      {t('webhooks.removeText', { url })}
    </ConfirmDialog>
  );
}
