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
import type { ComponentProps, JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../shared/values/mark';
import type { ImportAnswer } from './import-calls';

type Line = ImportAnswer['samples'][number];

const useStyles = makeStyles({
  scroll: { maxHeight: '320px', overflow: 'auto' },
  table: { minWidth: '520px' },
  number: { width: '56px' },
  cell: { overflowWrap: 'anywhere' },
  outcome: { width: '220px', paddingBlock: tokens.spacingVerticalXS },
  reasons: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  unread: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

/** The first lines of each outcome, what is refused before all. */
export function PreviewTable({ answer }: { readonly answer: ImportAnswer }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { columns, samples } = answer;
  return (
    // What scrolls must be reached by the keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles.scroll} aria-label={t('csv.preview')} tabIndex={0}>
      <Table className={styles.table} size="small" aria-label={t('csv.preview')}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.number}>{t('csv.line')}</TableHeaderCell>
            <TableHeaderCell className={styles.outcome}>{t('csv.outcome')}</TableHeaderCell>
            {columns.map(({ name, field }, at) => (
              <TableHeaderCell key={`${at} ${name}`}>
                {field === null ? <span className={styles.unread}>{t('csv.passedOver', { name })}</span> : name}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {samples.map((line) => (
            <TableRow key={line.line}>
              <TableCell>{line.line}</TableCell>
              <TableCell className={styles.outcome}>
                <Outcome line={line} />
              </TableCell>
              {columns.map(({ name }, at) => (
                <TableCell key={`${at} ${name}`} className={styles.cell}>
                  {line.cells[at]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  );
}

const looks = { created: 'good', updated: 'good', unchanged: 'quiet', refused: 'bad' } as const satisfies Record<
  Line['outcome'],
  ComponentProps<typeof Mark>['look']
>;

function Outcome({ line: { outcome, reasons } }: { readonly line: Line }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <div>
      <Mark look={looks[outcome]}>{t(`csv.outcomes.${outcome}`)}</Mark>
      {reasons.length > 0 && (
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
