import { Button, makeStyles, MessageBar, MessageBarBody, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useMutation, type UseQueryResult } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import type { CsvSource } from './csv-source';
import type { ImportAnswer, ImportCalls } from './import-calls';
import { PreviewTable } from './preview-table';
import { saveTable } from './save-file';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  counts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface Props {
  readonly source: CsvSource;
  readonly query: UseQueryResult<ImportAnswer>;
  readonly calls: ImportCalls;
}

/** What would become of a table, before anything of it is carried out. */
export function ImportPreview({ source, query, calls }: Props): JSX.Element {
  const { t } = useTranslation('administration');
  const { data, error, refetch } = query;
  if (error !== null) return <WholeRefusal error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Spinner label={t('csv.reading')} />;
  return <Foreseen source={source} answer={data} calls={calls} />;
}

/** A file that cannot be read is said to be so in words of its own; sending it again would not help. */
function WholeRefusal({ error, retry }: { readonly error: Error; readonly retry: () => void }): JSX.Element {
  const { t } = useTranslation('administration');
  const message = error instanceof Problem ? error.fields.get('body') : undefined;
  if (message === undefined) return <Failure error={error} retry={retry} />;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{t('csv.unreadable', { message })}</MessageBarBody>
    </MessageBar>
  );
}

interface ForeseenProps {
  readonly source: CsvSource;
  readonly answer: ImportAnswer;
  readonly calls: ImportCalls;
}

function Foreseen({ source, answer, calls }: ForeseenProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { lines, created, updated, unchanged, refusedCount, samples } = answer;
  const download = useMutation({
    mutationFn: async () => saveTable(t('csv.refusedFile'), await calls.refused(source.content)),
  });
  return (
    <div className={styles.root}>
      <div className={styles.counts}>
        <output>
          {t('csv.lines', { count: lines })} {t('csv.foreseen', { created, updated, unchanged })}{' '}
          {refusedCount > 0 && t('csv.refused', { count: refusedCount })}
        </output>
        {refusedCount > 0 && (
          <Button
            size="small"
            icon={<ArrowDownloadRegular />}
            disabledFocusable={download.isPending}
            onClick={() => download.mutate()}
          >
            {t('csv.downloadRefused')}
          </Button>
        )}
      </div>
      {download.error !== null && <Failure error={download.error} />}
      <PreviewTable answer={answer} />
      {samples.length < lines && t('csv.firstLines')}
    </div>
  );
}
