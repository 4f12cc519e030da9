import { Body1, Body1Strong, Button, makeStyles, Subtitle1, Subtitle2, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/confirm-dialog';
import { JsonView } from '../../../shared/json-view';
import { Moment } from '../../../shared/moment';
import { MailboxName } from '../mailbox-name';
import { useSettle, type Approval } from './use-approvals';
import { ForWriters } from '../for-writers';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0 },
  actions: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** One change that waits or waited: who asked, how far it reaches, and what exactly was asked. */
export function ApprovalDetail({ approval }: { readonly approval: Approval }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { kind, mailboxId, reach, limit, askedBy, askedAt, state, request } = approval;
  return (
    <article className={styles.root} aria-label={t('approvals.one')}>
      <Subtitle1 as="h2" className={styles.heading}>
        {t(`approvals.kinds.${kind}`)}
      </Subtitle1>
      <Body1>
        {t('approvals.askedBy', { name: askedBy })} <Moment at={askedAt} />
        {mailboxId !== null && (
          <>
            {' · '}
            <MailboxName id={mailboxId} />
          </>
        )}
      </Body1>
      <Body1Strong>
        {reach === null ? t('approvals.uncounted', { limit }) : t('approvals.reach', { count: reach, limit })}
      </Body1Strong>
      {state === 'waiting' ? (
        <ForWriters>
          <Verdicts approval={approval} />
        </ForWriters>
      ) : (
        <Settled approval={approval} />
      )}
      <Subtitle2 as="h3" className={styles.heading}>
        {t('approvals.request')}
      </Subtitle2>
      <JsonView label={t('approvals.request')} value={request} />
    </article>
  );
}

function Settled({ approval: { state, settledBy, settledAt } }: { readonly approval: Approval }): JSX.Element {
  const { t } = useTranslation('policy');
  return (
    <Body1>
      {settledBy === null
        ? t(`approvals.states.${state}`)
        : t('approvals.settledBy', { state: t(`approvals.states.${state}`), name: settledBy })}{' '}
      {settledAt !== null && <Moment at={settledAt} />}
    </Body1>
  );
}

function Verdicts({ approval: { approvalId, reach } }: { readonly approval: Approval }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const [asked, ask] = useState<'approve' | 'refuse'>();
  const settle = useSettle(approvalId);
  return (
    <div className={styles.actions}>
      <Button appearance="primary" onClick={() => ask('approve')}>
        {t('approvals.approve')}
      </Button>
      <Button onClick={() => ask('refuse')}>{t('approvals.refuse')}</Button>
      {asked !== undefined && (
        <ConfirmDialog
          title={t(`approvals.ask.${asked}`)}
          action={t(`approvals.${asked}`)}
          act={() => settle.mutateAsync(asked)}
          close={() => ask(undefined)}
        >
          {asked === 'approve' && reach !== null && t('approvals.reachShort', { count: reach })}
        </ConfirmDialog>
      )}
    </div>
  );
}
