import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { RecordLink } from '../../../shared/records/record-link';
import { useTableName } from '../../../shared/records/use-table-name';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} 0`,
  },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface Props {
  readonly record: View<'RecordView'>;
}

export function RecordRow({ record }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const { table, emailAddresses, state } = record;
  const tableName = useTableName()(table);
  return (
    <div className={styles.row}>
      <RecordLink record={record} />
      <Text size={200} className={styles.quiet}>
        {[tableName, ...emailAddresses.slice(0, 2)].join(' · ')}
      </Text>
      {state === 'inactive' && <Badge appearance="outline">{t('inactive')}</Badge>}
    </div>
  );
}
