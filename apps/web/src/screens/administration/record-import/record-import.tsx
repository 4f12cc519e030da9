import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ScreenFrame } from '../../../shared/screen-frame';
import { CsvInput } from '../parts/csv-input';
import { PreviewTable } from '../parts/preview-table';
import { useMayWrite } from '../../../shared/use-may-write';
import { ImportProgress } from './import-progress';
import { toRecordRows, type RecordRow } from './record-rows';
import { useImport } from './use-import';

const tables = ['account', 'contact', 'lead', 'opportunity', 'incident', 'systemuser', 'queue'] as const;

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '880px' },
  table: { maxWidth: '280px' },
  act: { alignSelf: 'start' },
});

/** Brings records in from a table, having shown what would become of each row. */
export function Component(): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const mayWrite = useMayWrite();
  const [table, chooseTable] = useState('');
  const [text, setText] = useState('');
  const rows = toRecordRows(text, table);
  const good = rows.filter(({ problem }) => problem === undefined);
  const run = useImport();
  return (
    <ScreenFrame title={t('import.title')} description={t('import.description')}>
      <div className={styles.form}>
        <Field className={styles.table} label={t('import.table')} hint={t('import.tableHint')}>
          <Select value={table} onChange={(_, { value }) => chooseTable(value)}>
            <option value="">{t('import.byColumn')}</option>
            {tables.map((name) => (
              <option key={name} value={name}>
                {t(`import.tables.${name}`)}
              </option>
            ))}
          </Select>
        </Field>
        <CsvInput value={text} onChange={setText} hint={t('import.columns')} example={t('import.example')} />
        {rows.length > 0 && <Preview rows={rows} />}
        {rows.length > 0 && mayWrite && (
          <Button
            className={styles.act}
            appearance="primary"
            disabledFocusable={run.isRunning || good.length === 0}
            onClick={() => void run.start(good.map(({ record }) => record))}
          >
            {t('import.import', { count: good.length })}
          </Button>
        )}
        <ImportProgress run={run} />
      </div>
    </ScreenFrame>
  );
}

function Preview({ rows }: { readonly rows: readonly RecordRow[] }): JSX.Element {
  const { t } = useTranslation('administration');
  return (
    <PreviewTable
      columns={[t('import.column.table'), t('import.column.id'), t('import.column.name'), t('import.column.addresses')]}
      rows={rows.map(({ number, record: { table, id, name, emailAddresses }, problem }) => ({
        number,
        cells: [table, id, name, emailAddresses.join(', ')],
        ...(problem !== undefined && { problem: t(`import.problem.${problem}`) }),
      }))}
    />
  );
}
