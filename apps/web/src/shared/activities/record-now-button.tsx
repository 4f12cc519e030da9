import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, Text, tokens } from '@fluentui/react-components';
import { BookmarkAddRegular } from '@fluentui/react-icons';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../frame/query-state';
import { useRecordNow } from './use-record-now';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalXS },
});

interface Props {
  /** As the API has it: what a person sees of it comes from there as well. */
  readonly decision: { readonly id: string; readonly canRecordNow: boolean; readonly subject: string | null };
  readonly size?: 'small' | 'medium';
}

/** Has a message recorded that was not, and says what becomes of that. */
export function RecordNowButton({
  decision: { id, canRecordNow, subject },
  size = 'small',
}: Props): JSX.Element | null {
  const styles = useStyles();
  const { t } = useTranslation();
  const recording = useRecordNow(id);
  const { record, isUnderWay } = recording;
  if (!canRecordNow && record.isIdle) return null;
  return (
    <div className={styles.root}>
      {canRecordNow && (
        <Button
          size={size}
          icon={<BookmarkAddRegular />}
          disabledFocusable={isUnderWay}
          onClick={() => record.mutate()}
          {...(subject !== null && subject !== '' && { 'aria-label': t('recordNow.named', { subject }) })}
        >
          {t('recordNow.act')}
        </Button>
      )}
      <Progress {...recording} />
    </div>
  );
}

function Progress({ record, isUnderWay, failure }: ReturnType<typeof useRecordNow>): JSX.Element {
  const { t } = useTranslation();
  const isRecorded = record.isSuccess && record.data.outcome !== 'under-way';
  return (
    <>
      <div aria-live="polite">
        {isUnderWay && <Spinner size="tiny" label={t('recordNow.underWay')} />}
        {isRecorded && <Text>{t('recordNow.recorded')}</Text>}
      </div>
      {record.error !== null && <Failure error={record.error} />}
      {failure !== undefined && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{failure}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
