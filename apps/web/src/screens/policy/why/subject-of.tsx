import { makeStyles, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from './use-why';

const useStyles = makeStyles({ withheld: { fontStyle: 'italic', color: tokens.colorNeutralForeground2 } });

/** The subject, or that it is withheld. */
export function SubjectOf({ decision }: { readonly decision: Decision }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('policy');
  const { subject, maskedFields = [] } = decision;
  if (subject === null || maskedFields.includes('subject')) {
    return <span className={styles.withheld}>{t('why.withheld')}</span>;
  }
  return <>{subject === '' ? t('why.noSubject') : subject}</>;
}
