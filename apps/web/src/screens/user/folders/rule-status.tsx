import { Badge, Button, makeStyles, ProgressBar, Text, tokens, type BadgeProps } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import type { FolderRule } from './folder';
import type { useFolderActs } from './use-folder-acts';

const colors: Readonly<Record<FolderRule['status'], NonNullable<BadgeProps['color']>>> = {
  pending: 'informative',
  backfilling: 'brand',
  active: 'success',
  paused: 'warning',
  disabled: 'danger',
  error: 'danger',
};

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalS },
  progress: { width: '100%', display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly rule: FolderRule;
  readonly stop: ReturnType<typeof useFolderActs>['stopBackfill'];
}

/** How a rule fares, in the API's own sentences; read aloud when it changes. */
export function RuleStatus({ rule, stop }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const { action, status, statusSentence, statusRemedy, nextTryAt, progress } = rule;
  return (
    <div className={styles.root} aria-live="polite">
      <Badge appearance="tint" size="large" color={colors[status]}>
        {t(action === 'track' ? `folders.status.${status}` : 'folders.status.private')}
      </Badge>
      {statusSentence !== null && (
        <Text>
          {statusSentence} {statusRemedy}
        </Text>
      )}
      {nextTryAt !== null && (
        <Text>
          {t('folders.nextTry')} <Moment at={nextTryAt} isAhead />
        </Text>
      )}
      {progress !== null && (
        <div className={styles.progress}>
          <Text>{t('folders.progress', { done: progress.done, total: progress.total })}</Text>
          <ProgressBar value={progress.done} max={progress.total} aria-label={t('folders.status.backfilling')} />
          <Button size="small" disabled={stop.isPending} onClick={() => stop.mutate(rule)}>
            {t('folders.stop')}
          </Button>
        </div>
      )}
    </div>
  );
}
