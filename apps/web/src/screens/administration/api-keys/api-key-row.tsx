import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Moment } from '../../../shared/values/moment';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { useRevokeApiKey, type ApiKey } from './use-api-keys';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(110px, 1fr) minmax(0, 2fr) minmax(90px, max-content)' },
});

interface Props {
  readonly apiKey: ApiKey;
  readonly mayWrite: boolean;
}

export function ApiKeyRow({ apiKey, mayWrite }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [isAsking, ask] = useState(false);
  const { mutateAsync } = useRevokeApiKey(apiKey.id);
  const { name, scopes, lastUsedAt, expiresAt, revokedAt } = apiKey;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {name}
        <div className={rows.quiet}>{scopes.join(', ')}</div>
      </div>
      <Mark look={revokedAt === null ? 'good' : 'quiet'}>
        {t(revokedAt === null ? 'apiKeys.valid' : 'apiKeys.revoked')}
      </Mark>
      <span className={rows.quiet}>
        {lastUsedAt === null ? t('apiKeys.neverUsed') : t('apiKeys.used')}{' '}
        {lastUsedAt !== null && <Moment at={lastUsedAt} />}
        {expiresAt !== null && (
          <>
            {' · '}
            {t('apiKeys.expires')} <Moment at={expiresAt} />
          </>
        )}
      </span>
      {mayWrite && revokedAt === null && <Button onClick={() => ask(true)}>{t('apiKeys.revoke')}</Button>}
      {isAsking && (
        <ConfirmDialog
          title={t('apiKeys.revokeTitle', { name })}
          action={t('apiKeys.revoke')}
          act={() => mutateAsync(undefined)}
          close={() => ask(false)}
        >
          {t('apiKeys.revokeText')}
        </ConfirmDialog>
      )}
    </div>
  );
}
