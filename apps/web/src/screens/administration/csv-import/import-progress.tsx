import { Button, makeStyles, MessageBar, MessageBarBody, ProgressBar, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import { saveTable } from './save-file';
import type { ImportState } from './use-import-run';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly state: ImportState;
  readonly label: string;
  readonly stop: () => void;
  readonly goOn: () => void;
}

/** How far it is, what became of it, and how it goes on when it ended early. */
export function ImportProgress(props: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { state, label } = props;
  const { kind, lines, offset, created, updated, unchanged, refusedCount, error } = state;
  return (
    <div className={styles.root}>
      <ProgressBar
        {...(lines > 0 && { value: offset, max: lines })}
        color={kind === 'failed' ? 'error' : 'brand'}
        aria-label={label}
      />
      <output>
        {t(kind === 'done' ? 'csv.done' : 'csv.soFar', { done: offset, lines })}{' '}
        {t('csv.counts', { created, updated, unchanged })}{' '}
        {refusedCount > 0 && t('csv.wereRefused', { count: refusedCount })}
      </output>
      {kind === 'failed' && <Failure error={error} />}
      <Acts {...props} />
    </div>
  );
}

function Acts({ state: { kind, report }, stop, goOn }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  if (kind === 'running') {
    return (
      <div className={styles.acts}>
        <Button onClick={stop}>{t('csv.stop')}</Button>
      </div>
    );
  }
  return (
    <>
      {kind !== 'done' && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('csv.staysImported')}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.acts}>
        {kind !== 'done' && (
          <Button appearance="primary" onClick={goOn}>
            {t('csv.goOn')}
          </Button>
        )}
        {report !== '' && (
          <Button icon={<ArrowDownloadRegular />} onClick={() => saveTable(t('csv.reportFile'), report)}>
            {t('csv.downloadReport')}
          </Button>
        )}
      </div>
    </>
  );
}
