import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../shared/mark';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
  scroll: { maxHeight: '320px', overflow: 'auto' },
  table: { minWidth: '420px' },
  number: { width: '48px' },
  cell: { overflowWrap: 'anywhere' },
});

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
  readonly problem?: string;
}

interface Props {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** Rows that are shown before they are taken; those with something wrong come first. */
const shown = 50;

/** What would become of a table, row by row, before anything of it is carried out. */
export function PreviewTable({ columns, rows }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const wrong = rows.filter(({ problem }) => problem !== undefined);
  const listed = [...wrong, ...rows.filter(({ problem }) => problem === undefined)].slice(0, shown);
  return (
    <div className={styles.root}>
      <output>
        {t('csv.rows', { count: rows.length })} {wrong.length > 0 && t('csv.leftOut', { count: wrong.length })}
      </output>
      {/* What scrolls must be reached by the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className={styles.scroll} aria-label={t('csv.preview')} tabIndex={0}>
        <Table className={styles.table} size="small" aria-label={t('csv.preview')}>
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.number}>{t('csv.row')}</TableHeaderCell>
              {[...columns, t('csv.outcome')].map((column) => (
                <TableHeaderCell key={column}>{column}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {listed.map(({ number, cells, problem }) => (
              <TableRow key={number}>
                <TableCell>{number}</TableCell>
                {columns.map((column, n) => (
                  <TableCell key={column} className={styles.cell}>
                    {cells[n]}
                  </TableCell>
                ))}
                <TableCell>
                  {problem === undefined ? (
                    <Mark look="good">{t('csv.taken')}</Mark>
                  ) : (
                    <Mark look="warning">{problem}</Mark>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </section>
      {rows.length > shown && t('csv.firstRows', { count: shown })}
    </div>
  );
}
