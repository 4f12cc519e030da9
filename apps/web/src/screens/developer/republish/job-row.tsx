import { Button, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { Failure, QueryState } from '../../../shared/frame/query-state';
import { Mark } from '../../../shared/values/mark';
import { useJob, useStop, type Job } from './use-republish';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

const looks = { open: 'quiet', done: 'good', stopped: 'warning', failed: 'bad' } as const;

interface Props {
  readonly id: string;
  readonly mayStop: boolean;
}

/** One republication: how far it is, and what became of it. */
export function JobRow({ id, mayStop }: Props): JSX.Element {
  const query = useJob(id);
  return <QueryState query={query}>{(job) => <Shown job={job} mayStop={mayStop} />}</QueryState>;
}

function Shown({ job, mayStop }: { readonly job: Job; readonly mayStop: boolean }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const { mutate, isPending, error } = useStop(job.id);
  const { state, progress, createdAt } = job;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <Mark look={looks[state]}>{t(`republish.state.${state}`)}</Mark>
        <output>{t('republish.progress', { count: progress?.done ?? 0 })}</output>
        <Moment at={createdAt} />
        {state === 'open' && mayStop && (
          <Button size="small" disabledFocusable={isPending} onClick={() => mutate()}>
            {t('republish.stop')}
          </Button>
        )}
      </div>
      {state === 'open' && <ProgressBar aria-label={t('republish.jobs')} />}
      {job.error !== null && <span>{job.error.message}</span>}
      {error !== null && <Failure error={error} />}
    </div>
  );
}
