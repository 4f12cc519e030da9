import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, type View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { Failure } from '../../../shared/frame/query-state';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 4fr) minmax(90px, 1fr) minmax(140px, 1fr)' },
  cure: { fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly alert: View<'AlertView'>;
  readonly mayWrite: boolean;
}

export function AlertRow({ alert, mayWrite }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { message, cure, state, severity, mailboxId, about, occurrence, since, resolvedAt } = alert;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {message}
        <div className={styles.cure}>{cure}</div>
        <div className={rows.quiet}>
          {t('alerts.since')} <Moment at={since} />
          {occurrence > 1 && ` · ${t('alerts.times', { count: occurrence })}`}
          {about !== null && ` · ${about}`}
          {resolvedAt !== null && (
            <>
              {' · '}
              {t('alerts.resolved')} <Moment at={resolvedAt} />
            </>
          )}
        </div>
        {mailboxId !== null && <ScreenLink to={`/mailboxes/${mailboxId}`}>{t('alerts.toMailbox')}</ScreenLink>}
      </div>
      {state === 'open' ? (
        <Mark look={severity === 'error' ? 'bad' : 'warning'}>{t(`alerts.severity.${severity}`)}</Mark>
      ) : (
        <Mark look="good">{t('alerts.state.resolved')}</Mark>
      )}
      <Acknowledgement alert={alert} mayWrite={mayWrite} />
    </div>
  );
}

function Acknowledgement({ alert: { id, state, acknowledged }, mayWrite }: Props): JSX.Element {
  const rows = useRowStyles();
  const { t } = useTranslation('administration');
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alert'] }),
  });
  if (acknowledged !== null) {
    return (
      <span className={rows.quiet}>
        {t('alerts.acknowledged', { by: acknowledged.by })} <Moment at={acknowledged.at} />
      </span>
    );
  }
  return (
    <div>
      {error !== null && <Failure error={error} />}
      {mayWrite && state === 'open' && (
        <Button disabledFocusable={isPending} onClick={() => mutate()}>
          {t('alerts.acknowledge')}
        </Button>
      )}
    </div>
  );
}
