import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';
import { useSignedIn } from '../../api/use-session';
import { Moment } from '../values/moment';
import { Failure } from '../frame/query-state';
import { useAskedChanges, useTakeBack } from './use-asked-changes';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

type Approval = View<'ApprovalView'>;

const looks = { waiting: 'warning', refused: 'error', overtaken: 'warning', approved: 'success' } as const;

interface Props {
  /** Those of one mailbox; of the organization and its teams without it. */
  readonly mailboxId?: string;
}

/** Changes that reach so far that they wait for a second person, and those of the last days that were refused, with the reason. */
export function AskedChanges({ mailboxId }: Props): JSX.Element | null {
  const styles = useStyles();
  const { t } = useTranslation();
  const { shown, dismiss } = useAskedChanges(mailboxId);
  return shown.length === 0 ? null : (
    <section className={styles.root} aria-label={t('asked.label')}>
      {shown.map((approval) => (
        <Asked key={approval.approvalId} approval={approval} dismiss={() => dismiss(approval.approvalId)} />
      ))}
    </section>
  );
}

function Asked({ approval, dismiss }: { readonly approval: Approval; readonly dismiss: () => void }): JSX.Element {
  const { t } = useTranslation();
  const { name } = useSignedIn();
  const { approvalId, kind, state, reach, limit, askedBy, askedAt, settledBy, reason } = approval;
  const takeBack = useTakeBack();
  return (
    <MessageBar intent={looks[state]} layout="multiline">
      <MessageBarBody>
        <strong>{t(`asked.kinds.${kind}`)}.</strong>{' '}
        {state === 'waiting' && t('asked.waits', { reach: reach ?? t('asked.many'), limit })}
        {state === 'refused' && t(reason === null ? 'asked.refused' : 'asked.refusedBecause', { settledBy, reason })}
        {state === 'overtaken' && t('asked.overtaken')}{' '}
        {t(askedBy === name ? 'asked.byYou' : 'asked.by', { name: askedBy })} <Moment at={askedAt} />.
        {takeBack.error !== null && <Failure error={takeBack.error} />}
      </MessageBarBody>
      <MessageBarActions>
        {state === 'waiting' ? (
          askedBy === name && (
            <Button disabledFocusable={takeBack.isPending} onClick={() => takeBack.mutate(approvalId)}>
              {t('asked.takeBack')}
            </Button>
          )
        ) : (
          <Button onClick={dismiss}>{t('asked.seen')}</Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
