import { Body1, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular, DismissCircleRegular } from '@fluentui/react-icons';
import { Fragment, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../api/client';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column' },
  check: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  icon: { fontSize: '20px', lineHeight: '20px' },
  passed: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  values: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    color: tokens.colorNeutralForeground2,
  },
  value: { margin: 0, overflowWrap: 'anywhere', fontFamily: tokens.fontFamilyMonospace },
});

/** Each check of a decision in the order made, with the values that were compared. */
export function ChecksList({ checks }: { readonly checks: readonly View<'CheckView'>[] }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  if (checks.length === 0) return <Body1>{t('checks.none')}</Body1>;
  return (
    <ol className={styles.list} aria-label={t('checks.label')}>
      {checks.map((check) => (
        <Check key={check.name} {...check} />
      ))}
    </ol>
  );
}

function Check(check: View<'CheckView'>): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { name, passed, sentence } = check;
  const Icon = passed ? CheckmarkCircleRegular : DismissCircleRegular;
  return (
    <li className={styles.check}>
      <span className={mergeClasses(styles.icon, passed ? styles.passed : styles.failed)}>
        <Icon title={t(passed ? 'checks.passed' : 'checks.failed')} />
      </span>
      <div>
        <Body1>{sentence ?? name}</Body1>
        <Compared {...check} />
      </div>
    </li>
  );
}

function Compared({ actual, expected }: View<'CheckView'>): JSX.Element | null {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const values = [
    { name: t('checks.actual'), value: actual },
    { name: t('checks.expected'), value: expected },
  ].filter(({ value }) => value !== undefined);
  if (values.length === 0) return null;
  return (
    <dl className={styles.values}>
      {values.map(({ name, value }) => (
        <Fragment key={name}>
          <dt>
            <Caption1>{name}</Caption1>
          </dt>
          <dd className={styles.value}>{value === '' ? t('checks.nothing') : value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
