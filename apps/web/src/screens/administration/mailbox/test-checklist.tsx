import { makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';

/** In the order in which they are tried; a step that fails ends the test. */
const steps = ['server', 'sign-in', 'mailbox', 'folders', 'notifications'] as const;

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  step: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', gap: tokens.spacingHorizontalS },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  name: { fontWeight: tokens.fontWeightSemibold },
  cure: { margin: `${tokens.spacingVerticalXS} 0 0`, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  /** Nothing while the test runs. */
  readonly result: View<'MailboxTestView'> | undefined;
}

/** What is needed of a mailbox, step by step: passed, failed with its cure, under way or not tried. */
export function TestChecklist({ result }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const hasFailed = result?.steps.some(({ ok }) => !ok) ?? false;
  return (
    <>
      <ol
        className={styles.list}
        aria-label={t('mailbox.checklist')}
        aria-live="polite"
        aria-busy={result === undefined}
      >
        {steps.map((name) => (
          <Step
            key={name}
            name={name}
            isRunning={result === undefined}
            step={result?.steps.find(({ step }) => step === name)}
          />
        ))}
      </ol>
      {result !== undefined && (
        <MessageBar intent={hasFailed ? 'warning' : 'success'}>
          <MessageBarBody>{t(hasFailed ? 'mailbox.testFailed' : 'mailbox.testPassed')}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

interface StepProps {
  readonly name: (typeof steps)[number];
  readonly isRunning: boolean;
  readonly step: View<'AccessStepView'> | undefined;
}

function Step({ name, isRunning, step }: StepProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <li className={styles.step}>
      <StepSign isRunning={isRunning} ok={step?.ok} />
      <div>
        <span className={styles.name}>{t(`mailbox.step.${name}`)}</span>{' '}
        {step?.message ?? t(isRunning ? 'mailbox.stepRuns' : 'mailbox.stepNotTried')}
        {step?.cure !== undefined && <p className={styles.cure}>{step.cure}</p>}
      </div>
    </li>
  );
}

function StepSign({ isRunning, ok }: { readonly isRunning: boolean; readonly ok: boolean | undefined }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  if (isRunning) return <Spinner size="tiny" />;
  if (ok === undefined) return <CircleRegular fontSize={20} />;
  return ok ? (
    <CheckmarkCircleRegular fontSize={20} className={styles.good} aria-label={t('mailbox.passed')} />
  ) : (
    <DismissCircleRegular fontSize={20} className={styles.bad} aria-label={t('mailbox.failed')} />
  );
}
