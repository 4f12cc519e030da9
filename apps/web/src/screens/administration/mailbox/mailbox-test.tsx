import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../shared/frame/section';
import { TestChecklist } from './test-checklist';
import type { MailboxTest as Test } from './use-mailbox-test';

const useStyles = makeStyles({
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly test: Test;
  readonly isRunning: boolean;
  readonly stop: () => void;
  readonly close: () => void;
}

/** A test while it runs, and what came of it. Closed, it goes on. */
export function MailboxTest({ test, isRunning, stop, close }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <Section
      title={t('mailbox.checklist')}
      actions={
        <div className={styles.acts}>
          {isRunning && <Button onClick={stop}>{t('mailbox.cancelTest')}</Button>}
          <Button appearance="subtle" onClick={close}>
            {t('mailbox.closeTest')}
          </Button>
        </div>
      }
    >
      <TestChecklist test={test} />
      {isRunning ? <Silence key={`${test.state} ${test.heardAt}`} test={test} /> : <Outcome test={test} />}
    </Section>
  );
}

function Outcome({ test: { state, error, mailboxState } }: { readonly test: Test }): JSX.Element {
  const { t } = useTranslation('administration');
  const isEnabled = state === 'passed' && mailboxState === 'enabled';
  const say = (): string => {
    if (isEnabled) return t('mailbox.testPassed');
    if (state === 'passed') return t('mailbox.testPassedOnly');
    if (state === 'stopped') return t('mailbox.testStopped');
    return error?.message ?? t('mailbox.testFailed');
  };
  return (
    <MessageBar intent={isEnabled ? 'success' : 'warning'} layout="multiline">
      <MessageBarBody>{say()}</MessageBarBody>
    </MessageBar>
  );
}

/** The service that makes the test is heard of every second. */
const silentAfterMs = 5_000;

/** Says when nobody takes the test up, or whoever did has gone. */
function Silence({ test: { state } }: { readonly test: Test }): JSX.Element | null {
  const { t } = useTranslation('administration');
  const [isSilent, fall] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => fall(true), silentAfterMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isSilent) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{t(state === 'waiting' ? 'mailbox.testNotTaken' : 'mailbox.testSilent')}</MessageBarBody>
    </MessageBar>
  );
}
