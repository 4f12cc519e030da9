import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular, LinkRegular, PauseRegular, PlugConnectedCheckmarkRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import { Failure } from '../../../shared/frame/query-state';
import { OwnerLinkDialog } from './owner-link-dialog';
import { ResyncDialog } from './resync-dialog';
import { MailboxTest } from './mailbox-test';
import { useChange } from './use-mailbox';
import { useShownTest, type ShownTest } from './use-shown-test';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Dialog = 'pause' | 'resync' | 'link';

export function MailboxActs({ mailbox }: { readonly mailbox: View<'MailboxView'> }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [dialog, open] = useState<Dialog>();
  const shown = useShownTest(mailbox.id);
  const isEnabled = mailbox.state === 'enabled';
  const close = (): void => open(undefined);
  return (
    <>
      <div className={styles.bar}>
        <TestButton isEnabled={isEnabled} shown={shown} />
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
      {shown.error !== null && <Failure error={shown.error} />}
      {shown.test !== undefined && !shown.isHidden && (
        <MailboxTest test={shown.test} isRunning={shown.isRunning} stop={shown.stop} close={shown.hide} />
      )}
      {dialog === 'pause' && <PauseDialog mailbox={mailbox} close={close} />}
      {dialog === 'resync' && <ResyncDialog mailbox={mailbox} close={close} />}
      {dialog === 'link' && <OwnerLinkDialog mailbox={mailbox} close={close} />}
    </>
  );
}

interface TestButtonProps {
  readonly isEnabled: boolean;
  readonly shown: ShownTest;
}

function TestButton({ isEnabled, shown: { isRunning, isHidden, begin } }: TestButtonProps): JSX.Element {
  const { t } = useTranslation('administration');
  const isJoined = isRunning && isHidden;
  return (
    <Button
      appearance={isEnabled ? 'secondary' : 'primary'}
      icon={<PlugConnectedCheckmarkRegular />}
      disabledFocusable={isRunning && !isHidden}
      onClick={begin}
    >
      {isJoined ? t('mailbox.showTest') : t(isEnabled ? 'mailbox.testAgain' : 'mailbox.testAndEnable')}
    </Button>
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
