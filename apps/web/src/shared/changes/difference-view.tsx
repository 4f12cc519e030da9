import { Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular, SubtractRegular } from '@fluentui/react-icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'flex', flexDirection: 'column' },
  change: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  name: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  side: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    margin: `${tokens.spacingVerticalXXS} 0 0`,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    overflowWrap: 'anywhere',
  },
  before: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorStatusDangerForeground1 },
  after: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
});

export interface Difference {
  readonly key: string;
  readonly name: string;
  /** Nothing where there was none. */
  readonly before: ReactNode;
  readonly after: ReactNode;
}

interface Props {
  readonly label: string;
  readonly differences: readonly Difference[];
}

/** What is otherwise, field by field, told by signs and not by colors alone. */
export function DifferenceView({ label, differences }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation();
  if (differences.length === 0) return <Caption1>{t('difference.none')}</Caption1>;
  return (
    <ul className={styles.list} aria-label={label}>
      {differences.map(({ key, name, before, after }) => (
        <li key={key} className={styles.change}>
          <span className={styles.name}>{name}</span>
          <p className={mergeClasses(styles.side, styles.before)}>
            <SubtractRegular title={t('difference.before')} />
            <span>{before ?? t('difference.nothing')}</span>
          </p>
          <p className={mergeClasses(styles.side, styles.after)}>
            <AddRegular title={t('difference.after')} />
            <span>{after ?? t('difference.nothing')}</span>
          </p>
        </li>
      ))}
    </ul>
  );
}
