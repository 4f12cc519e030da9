import {
  Body1,
  Body1Strong,
  Button,
  Field,
  Input,
  makeStyles,
  Subtitle1,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../../api/use-session';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { JsonView } from '../../../shared/values/json-view';
import { Moment } from '../../../shared/values/moment';
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
  const { t } = useTranslation(['policy', 'app']);
  const { kind, mailboxId, reach, limit, askedBy, askedAt, state, request } = approval;
  return (
    <article className={styles.root} aria-label={t('approvals.one')}>
      <Subtitle1 as="h2" className={styles.heading}>
        {t(`app:asked.kinds.${kind}`)}
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

function Settled({ approval: { state, settledBy, settledAt, reason } }: { readonly approval: Approval }): JSX.Element {
  const { t } = useTranslation('policy');
  return (
    <Body1>
      {settledBy === null
        ? t(`approvals.states.${state}`)
        : t('approvals.settledBy', { state: t(`approvals.states.${state}`), name: settledBy })}{' '}
      {settledAt !== null && <Moment at={settledAt} />}
      {reason !== null && <div>{t('approvals.because', { reason })}</div>}
    </Body1>
  );
}

type Verdict = 'approve' | 'refuse' | 'takeBack';

/** Whoever asked may take it back, and leaves the rest to somebody else. */
function Verdicts({ approval }: { readonly approval: Approval }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { name } = useSignedIn();
  const [asked, ask] = useState<Verdict>();
  const isOwn = approval.askedBy === name;
  return (
    <>
      {isOwn && <Body1>{t('approvals.own')}</Body1>}
      <div className={styles.actions}>
        {!isOwn && (
          <Button appearance="primary" onClick={() => ask('approve')}>
            {t('approvals.approve')}
          </Button>
        )}
        <Button onClick={() => ask(isOwn ? 'takeBack' : 'refuse')}>
          {t(isOwn ? 'approvals.takeBack' : 'approvals.refuse')}
        </Button>
      </div>
      {asked !== undefined && <AskVerdict approval={approval} verdict={asked} close={() => ask(undefined)} />}
    </>
  );
}

interface AskProps {
  readonly approval: Approval;
  readonly verdict: Verdict;
  readonly close: () => void;
}

function AskVerdict({ approval: { approvalId, reach }, verdict, close }: AskProps): JSX.Element {
  const { t } = useTranslation('policy');
  const [reason, say] = useState('');
  const settle = useSettle(approvalId);
  const isRefusal = verdict === 'refuse';
  return (
    <ConfirmDialog
      title={t(`approvals.ask.${verdict}`)}
      action={t(`approvals.${verdict}`)}
      isReady={!isRefusal || reason.trim() !== ''}
      act={() => settle.mutateAsync({ approves: verdict === 'approve', reason: reason.trim() })}
      close={close}
    >
      {verdict === 'approve' && reach !== null && t('approvals.reachShort', { count: reach })}
      {isRefusal && (
        <Field label={t('approvals.reason')} hint={t('approvals.reasonHint')} required>
          <Input value={reason} maxLength={1_000} onChange={(_, { value }) => say(value)} />
        </Field>
      )}
    </ConfirmDialog>
  );
}
