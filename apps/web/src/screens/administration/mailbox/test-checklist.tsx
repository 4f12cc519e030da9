import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import { useEffect, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import type { MailboxTest } from './use-mailbox-test';

const everyMs = 1_000;

type StepView = View<'MailboxTestStepView'>;

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
  step: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr) auto', gap: tokens.spacingHorizontalS },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  cure: { margin: `${tokens.spacingVerticalXS} 0 0`, fontWeight: tokens.fontWeightSemibold },
});

/** What is needed of a mailbox, step by step: passed, failed with its cure, under way or not tried. */
export function TestChecklist({ test: { steps, endedAt } }: { readonly test: MailboxTest }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <ol className={styles.list} aria-label={t('mailbox.checklist')} aria-live="polite" aria-busy={endedAt === null}>
      {steps.map((step) => (
        <Step key={step.step} step={step} />
      ))}
    </ol>
  );
}

/** A duration in a unit in which it can be read. */
function useTook(): (ms: number) => string {
  const { t } = useTranslation('administration');
  return (ms) =>
    ms < everyMs
      ? t('mailbox.tookMs', { ms })
      : t('mailbox.took', { seconds: (ms / everyMs).toFixed(ms < 10_000 ? 1 : 0) });
}

function Step({ step }: { readonly step: StepView }): JSX.Element {
  const styles = useStyles();
  const { state, durationMs, startedAt } = step;
  const took = useTook();
  return (
    <li className={styles.step} data-state={state}>
      <StepSign state={state} />
      <StepText step={step} />
      {durationMs !== null && <span className={styles.time}>{took(durationMs)}</span>}
      {state === 'running' && startedAt !== null && <Elapsed since={startedAt} />}
    </li>
  );
}

function StepText({ step: { step, state, doing, message, cure } }: { readonly step: StepView }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <div>
      <span className={styles.name}>{t(`mailbox.step.${step}`)}</span>{' '}
      <span className={state === 'waiting' || state === 'not-tried' ? styles.quiet : undefined}>
        {state === 'stopped' && t('mailbox.stepStopped')}{' '}
        {message ?? doing ?? t(state === 'waiting' ? 'mailbox.stepWaits' : 'mailbox.stepNotTried')}
      </span>
      {cure !== null && <p className={styles.cure}>{cure}</p>}
    </div>
  );
}

function StepSign({ state }: Pick<StepView, 'state'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  switch (state) {
    case 'running':
      return <Spinner size="tiny" aria-label={t('mailbox.running')} />;
    case 'passed':
      return <CheckmarkCircleRegular fontSize={20} className={styles.good} aria-label={t('mailbox.passed')} />;
    case 'failed':
      return <DismissCircleRegular fontSize={20} className={styles.bad} aria-label={t('mailbox.failed')} />;
    case 'waiting':
    case 'stopped':
    case 'not-tried':
    default:
      return <CircleRegular fontSize={20} className={styles.quiet} />;
  }
}

/** How long it runs already; ticks for the eye alone. */
function Elapsed({ since }: { readonly since: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [now, tick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - Date.parse(since)) / everyMs));
  return (
    <span aria-hidden className={styles.time}>
      {t('mailbox.took', { seconds })}
    </span>
  );
}
