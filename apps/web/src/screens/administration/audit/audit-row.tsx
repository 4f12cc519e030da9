import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { Moment } from '../../../shared/values/moment';
import { Mark } from '../../../shared/values/mark';
import { ScreenLink } from '../../../shared/frame/screen-link';
import { useRowStyles } from '../../../shared/lists/row-styles';
import { narrow } from '../../../app/narrow';

const useStyles = makeStyles({
  row: { gridTemplateColumns: 'minmax(0, 4fr) minmax(0, 1fr) minmax(100px, 1fr) minmax(110px, 1fr)' },
  mailbox: { '& a': { display: 'inline-flex', alignItems: 'center', minHeight: '24px' } },
  changes: {
    margin: `${tokens.spacingVerticalXS} 0`,
    display: 'grid',
    gridTemplateColumns: 'minmax(100px, max-content) minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  before: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  readonly entry: View<'AuditEntryView'>;
  /** What the operation does, in words. */
  readonly name: string;
}

export function AuditRow({ entry, name }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { resource, by, outcome, code, at, changes, requested, mailboxId } = entry;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        {name}
        <div className={rows.quiet}>{resource}</div>
        {mailboxId !== null && (
          <div className={styles.mailbox}>
            <ScreenLink to={`/mailboxes/${encodeURIComponent(mailboxId)}`}>{t('audit.mailbox')}</ScreenLink>
          </div>
        )}
        {changes.length > 0 ? (
          <Changes changes={changes} />
        ) : (
          requested.length > 0 && (
            <div className={rows.quiet}>{t('audit.requested', { fields: requested.join(', ') })}</div>
          )
        )}
      </div>
      <span className={rows.cell}>{t(`audit.person.${by.kind}`, { name: by.name })}</span>
      <div className={rows.quiet}>
        <Mark look={outcome === 'done' ? 'good' : 'warning'}>{t(`audit.outcome.${outcome}`)}</Mark>
        {code !== null && <div>{code}</div>}
      </div>
      <span className={rows.quiet}>
        <Moment at={at} />
      </span>
    </div>
  );
}

/** Longer values are shown on demand. */
const shortest = 3;

function Changes({ changes }: { readonly changes: readonly View<'FieldChangeView'>[] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  return (
    <details open={changes.length <= shortest}>
      <summary>{t('audit.changes', { count: changes.length })}</summary>
      <dl className={styles.changes}>
        {changes.map(({ field, before, after }) => [
          <dt key={field}>{field}</dt>,
          <dd key={`${field} values`} className={styles.value}>
            <span className={styles.before}>{shown(before)}</span> → {shown(after)}
          </dd>,
        ])}
      </dl>
    </details>
  );

  function shown(value: unknown): string {
    if (value === null || value === undefined) return t('audit.nothing');
    return typeof value === 'string' ? value : JSON.stringify(value);
  }
}
