import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, LinkRegular, PauseRegular, PlugConnectedCheckmarkRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { ConfirmDialog } from '../../../shared/confirm-dialog';
import { Failure } from '../../../shared/query-state';
import { OwnerLinkDialog } from './owner-link-dialog';
import { ResyncDialog } from './resync-dialog';
import { TestChecklist } from './test-checklist';
import { useChange, useTestAndEnable } from './use-mailbox';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Dialog = 'pause' | 'resync' | 'link';

export function MailboxActs({ mailbox }: { readonly mailbox: View<'MailboxView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [dialog, open] = useState<Dialog>();
  const test = useTestAndEnable(mailbox.id);
  const isEnabled = mailbox.state === 'enabled';
  const close = (): void => open(undefined);
  return (
    <>
      <div className={styles.bar}>
        <Button
          appearance={isEnabled ? 'secondary' : 'primary'}
          icon={<PlugConnectedCheckmarkRegular />}
          disabledFocusable={test.isPending}
          onClick={() => test.mutate()}
        >
          {t(isEnabled ? 'mailbox.testAgain' : 'mailbox.testAndEnable')}
        </Button>
        {isEnabled && (
          <>
            <Button icon={<ArrowSyncRegular />} onClick={() => open('resync')}>
              {t('mailbox.resync')}
            </Button>
            <Button icon={<PauseRegular />} onClick={() => open('pause')}>
              {t('mailbox.pause')}
            </Button>
          </>
        )}
        <Button icon={<LinkRegular />} onClick={() => open('link')}>
          {t('mailbox.ownerLink')}
        </Button>
      </div>
      {test.error !== null && <Failure error={test.error} retry={() => test.mutate()} />}
      {!test.isIdle && test.error === null && <TestChecklist result={test.data} />}
      {dialog === 'pause' && <PauseDialog mailbox={mailbox} close={close} />}
      {dialog === 'resync' && <ResyncDialog mailbox={mailbox} close={close} />}
      {dialog === 'link' && <OwnerLinkDialog mailbox={mailbox} close={close} />}
    </>
  );
}

interface DialogProps {
  readonly mailbox: View<'MailboxView'>;
  readonly close: () => void;
}

function PauseDialog({ mailbox: { id, emailAddress, ruleCount }, close }: DialogProps): JSX.Element {
  const { t } = useTranslation('administration');
  const { mutateAsync } = useChange(id);
  return (
    <ConfirmDialog
      title={t('mailbox.pauseTitle', { emailAddress })}
      action={t('mailbox.pause')}
      act={() => mutateAsync({ state: 'disabled' })}
      close={close}
    >
      {t('mailbox.pauseText', { count: ruleCount })}
    </ConfirmDialog>
  );
}
