import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { fieldsOf, type FieldRow, type Schema, type Schemas } from './schema';

const useStyles = makeStyles({
  field: { width: '36%' },
  type: { width: '22%', [narrow]: { width: '28%' } },
  notes: { width: 'auto' },
  table: { width: '100%', tableLayout: 'fixed', borderCollapse: 'collapse', textAlign: 'start' },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    padding: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
  },
  cell: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'top',
    padding: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: 'block' },
});

interface Props {
  /** What is described, for those who do not see it. */
  readonly label: string;
  readonly schema: Schema;
  /** What its references lead to. */
  readonly schemas?: Schemas;
}

/** The fields of a JSON Schema, one a line. */
export function SchemaTable({ label, schema, schemas = {} }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const rows = fieldsOf(schema, schemas);
  if (rows.length === 0) return <p className={styles.quiet}>{t('schema.anything')}</p>;
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {(['field', 'type', 'notes'] as const).map((column) => (
            <th key={column} scope="col" className={mergeClasses(styles.head, styles[column])}>
              {t(`schema.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.path} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: FieldRow }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('developer');
  const { path, type, isList, isRequired, isNullable, description, values, limits } = row;
  const name = type === '' ? t('schema.any') : type;
  return (
    <tr>
      <th scope="row" className={styles.cell}>
        <span className={styles.name}>{path === '' ? t('schema.itself') : path}</span>
      </th>
      <td className={styles.cell}>
        {isList ? t('schema.listOf', { type: name }) : name}
        {isNullable && t('schema.orNull')}
        <span className={mergeClasses(styles.line, styles.quiet)}>
          {t(isRequired ? 'schema.required' : 'schema.optional')}
        </span>
      </td>
      <td className={styles.cell}>
        {description}
        {values.length > 0 && <span className={styles.line}>{t('schema.oneOf', { values: values.join(', ') })}</span>}
        {limits.map(({ kind, value }) => (
          <span key={`${kind} ${value}`} className={mergeClasses(styles.line, styles.quiet)}>
            {t(`schema.limit.${kind}`, { value })}
          </span>
        ))}
      </td>
    </tr>
  );
}
