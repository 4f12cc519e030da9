import { Button, Field, makeStyles, MessageBar, MessageBarBody, Select, tokens } from '@fluentui/react-components';
import { useMemo, useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { useMayWrite } from '../../../shared/forms/use-may-write';
import { CsvImportFields } from '../csv-import/csv-import-fields';
import { recordImport } from '../csv-import/import-calls';
import { useCsvImport } from '../csv-import/use-csv-import';

const tables = ['account', 'contact', 'lead', 'opportunity', 'incident', 'systemuser', 'queue'] as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '960px' },
  table: { maxWidth: '280px' },
  act: { alignSelf: 'start' },
});

/** Brings records in from a table, having shown what would become of each line. */
export function Component(): JSX.Element {
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  return (
    <ScreenFrame title={t('import.title')} description={t('import.description')}>
      {mayWrite ? (
        <RecordImport />
      ) : (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('import.notAllowed')}</MessageBarBody>
        </MessageBar>
      )}
    </ScreenFrame>
  );
}

function RecordImport(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [table, chooseTable] = useState('');
  const calls = useMemo(() => recordImport(table), [table]);
  const csv = useCsvImport({ calls, variant: table, subject: 'record', onFound: chooseTable });
  const { source, good, run } = csv;
  return (
    <div className={styles.form}>
      <Field className={styles.table} label={t('import.table')} hint={t('import.tableHint')}>
        <Select value={table} disabled={run.state !== undefined} onChange={(_, { value }) => chooseTable(value)}>
          <option value="">{t('import.byColumn')}</option>
          {tables.map((name) => (
            <option key={name} value={name}>
              {t(`import.tables.${name}`)}
            </option>
          ))}
        </Select>
      </Field>
      <CsvImportFields csv={csv} label={t('import.title')} hint={t('import.columns')} example={t('import.example')}>
        {source !== undefined && run.state === undefined && (
          <Button className={styles.act} appearance="primary" disabledFocusable={good === 0} onClick={csv.start}>
            {t('import.import', { count: good })}
          </Button>
        )}
        {run.state?.kind === 'done' && (
          <Button className={styles.act} onClick={() => csv.choose(undefined)}>
            {t('import.another')}
          </Button>
        )}
      </CsvImportFields>
    </div>
  );
}
