import {
  Button,
  Caption1,
  makeStyles,
  MessageBar,
  MessageBarBody,
  ProgressBar,
  Subtitle1,
  tokens,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '../../../../shared/frame/query-state';
import { SimulatedList } from './simulated-list';
import { useSimulation, type Simulation } from './use-simulation';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  progress: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  bar: { flex: 1 },
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  count: {
    display: 'flex',
    flexDirection: 'column-reverse',
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  number: { margin: 0 },
});

interface Props {
  readonly simulationId: string;
  readonly stop: () => void;
}

export function SimulationResult({ simulationId, stop }: Props): JSX.Element {
  const styles = useStyles();
  const query = useSimulation(simulationId);
  return (
    <div className={styles.root} aria-live="polite">
      <QueryState query={query}>
        {(simulation) => (
          <>
            <Progress simulation={simulation} stop={stop} />
            <Counts simulation={simulation} />
            {simulation.state !== 'running' && <SimulatedList simulationId={simulationId} />}
          </>
        )}
      </QueryState>
    </div>
  );
}

function Progress({ simulation, stop }: { readonly simulation: Simulation; readonly stop: () => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { state, progress, mailboxes } = simulation;
  const failed = mailboxes.flatMap(({ error }) => (error === null ? [] : [error.message]));
  return (
    <>
      {state === 'running' && (
        <div className={styles.progress}>
          <ProgressBar
            className={styles.bar}
            aria-label={t('simulation.progress')}
            max={progress.mailboxes}
            value={progress.done + progress.failed}
          />
          <Caption1>{t('simulation.done', { done: progress.done, of: progress.mailboxes })}</Caption1>
          <Button onClick={stop}>{t('simulation.stop')}</Button>
        </div>
      )}
      {(state === 'failed' || progress.failed > 0) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('simulation.failed', { count: progress.failed })} {[...new Set(failed)].join(' ')}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

const counted = [
  'messages',
  'wouldTrack',
  'wouldSkip',
  'newlyTracked',
  'newlySkipped',
  'relinked',
  'otherCreation',
  'otherReason',
] as const;

function Counts({ simulation: { counts } }: { readonly simulation: Simulation }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  return (
    <dl className={styles.counts}>
      {counted.map((name) => (
        <div key={name} className={styles.count}>
          <dt>
            <Caption1>{t(`simulation.counts.${name}`)}</Caption1>
          </dt>
          <dd className={styles.number}>
            <Subtitle1>{counts[name].toLocaleString()}</Subtitle1>
          </dd>
        </div>
      ))}
    </dl>
  );
}
