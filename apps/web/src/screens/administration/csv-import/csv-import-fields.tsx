import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CsvInput } from './csv-input';
import { isTooLarge } from './csv-source';
import { ImportProgress } from './import-progress';
import { ImportPreview } from './preview';
import type { CsvImport } from './use-csv-import';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
});

interface Props {
  readonly csv: CsvImport;
  /** What the progress is of. */
  readonly label: string;
  readonly hint: string;
  readonly example: string;
  /** Between what would become of it and how far it is. */
  readonly children?: ReactNode;
}

/** The table, what would become of it and, once it was started, how far it is. */
export function CsvImportFields({ csv, label, hint, example, children }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { source, choose, preview, calls, run } = csv;
  return (
    <div className={styles.root}>
      <CsvInput
        source={source}
        onChange={choose}
        disabled={run.state?.kind === 'running'}
        hint={hint}
        example={example}
      />
      {source !== undefined && isTooLarge(source) && (
        <MessageBar intent="error" role="alert">
          <MessageBarBody>{t('csv.tooLarge')}</MessageBarBody>
        </MessageBar>
      )}
      {source !== undefined && run.state === undefined && !isTooLarge(source) && (
        <ImportPreview source={source} query={preview} calls={calls} />
      )}
      {children}
      {source !== undefined && run.state !== undefined && (
        <ImportProgress state={run.state} label={label} stop={run.stop} goOn={csv.start} />
      )}
    </div>
  );
}
