import { Link, makeStyles, mergeClasses } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Moment } from '../../../shared/values/moment';
import { Mark } from '../../../shared/values/mark';
import { useRowStyles } from '../../../shared/lists/row-styles';
import type { Erasure } from './use-erasures';

const useStyles = makeStyles({ row: { gridTemplateColumns: 'minmax(0, 3fr) minmax(100px, 1fr) minmax(120px, 1fr)' } });

interface Props {
  readonly erasure: Erasure;
  readonly show: () => void;
}

export function ErasureRow({ erasure, show }: Props): JSX.Element {
  const rows = useRowStyles();
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const { dryRun, state, requestedBy, requestedAt, subjects } = erasure;
  return (
    <div className={mergeClasses(rows.row, styles.row)}>
      <div className={rows.cell}>
        <Link as="button" onClick={show}>
          {t(dryRun ? 'erasure.counted' : 'erasure.erased', { count: subjects.length })}
        </Link>
      </div>
      <Mark look={state === 'done' ? 'good' : 'warning'}>{t(`erasure.state.${state}`)}</Mark>
      <span className={rows.quiet}>
        {t('erasure.by', { name: requestedBy })} <Moment at={requestedAt} />
      </span>
    </div>
  );
}
