import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import type { View } from '../../../api/client';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import { RecordSearch } from '../../../shared/records/record-search';
import { useErase, type Erasure } from './use-erasures';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '560px' },
  act: { alignSelf: 'start' },
});

/** Says who; what an erasure would reach is counted first, always. */
export function PersonForm({ onCounted }: { readonly onCounted: (erasure: Erasure) => void }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('administration');
  const [addresses, setAddresses] = useState('');
  const [record, setRecord] = useState<View<'NamedRecordView'>>();
  const { mutate, isPending, error } = useErase();
  const emailAddresses = addresses.split(/[\s,;]+/u).filter((address) => address !== '');
  const isReady = emailAddresses.length > 0 || record !== undefined;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const named = record === undefined ? {} : { record: { table: record.table, id: record.id } };
        const written = emailAddresses.length === 0 ? {} : { emailAddresses };
        mutate({ ...written, ...named, dryRun: true }, { onSuccess: onCounted });
      }}
    >
      <Field
        label={t('erasure.addresses')}
        hint={t('erasure.addressesHint')}
        validationMessage={refusalOf(error, 'emailAddresses')}
      >
        <Textarea value={addresses} rows={2} onChange={(_, { value }) => setAddresses(value)} />
      </Field>
      <RecordSearch
        label={t('erasure.record')}
        hint={t('erasure.recordHint')}
        value={record}
        validationMessage={refusalOf(error, 'record')}
        onChange={setRecord}
      />
      {error !== null && <Failure error={error} />}
      <Button className={styles.act} appearance="primary" type="submit" disabledFocusable={isPending || !isReady}>
        {t('erasure.count')}
      </Button>
    </form>
  );
}
