import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import type { NamedRecord } from '../../../shared/records/record-link';
import { RecordSearch } from '../../../shared/records/record-search';
import { usePartyActs, type Email } from './use-email';

const useStyles = makeStyles({
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  readonly email: Email;
  readonly address: string;
  readonly close: () => void;
}

/** Makes a contact or lead of an address that belongs to nobody, or gives it to a record that is there. */
export function AddParty({ email, address, close }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('records');
  const { create, resolve } = usePartyActs(email.id, address);
  const [record, choose] = useState<NamedRecord>();
  const error = create.error ?? resolve.error;
  const isBusy = create.isPending || resolve.isPending;
  /** Also when it is known as somebody's by then, and this is no longer shown. */
  const closeAfter = (act: Promise<unknown>): void => void act.then(close, () => undefined);
  return (
    <>
      {error !== null && <Failure error={error} />}
      <div className={styles.buttons}>
        {(['contact', 'lead'] as const).map((table) => (
          <Button key={table} disabled={isBusy} onClick={() => closeAfter(create.mutateAsync(table))}>
            {t(`party.${table}`)}
          </Button>
        ))}
      </div>
      <RecordSearch label={t('party.same')} validationMessage={null} value={record} onChange={choose} />
      {record !== undefined && (
        <Button appearance="primary" disabled={isBusy} onClick={() => closeAfter(resolve.mutateAsync(record))}>
          {t('party.give', { record: record.name })}
        </Button>
      )}
    </>
  );
}
