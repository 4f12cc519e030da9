import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../../shared/forms/confirm-dialog';
import type { NamedRecord } from '../../../shared/records/record-link';
import { RecordSearch } from '../../../shared/records/record-search';
import type { Act } from './use-unknown-senders';

interface Props {
  readonly ids: readonly string[];
  readonly say: (act: Act) => void;
  readonly close: () => void;
}

/** The senders are people of whom there is a record already, under another address. */
export function SameAsDialog({ ids, say, close }: Props): JSX.Element {
  const { t } = useTranslation('policy');
  const [record, choose] = useState<NamedRecord>();
  const act = async (): Promise<void> => {
    if (record === undefined) return;
    say({ ids: [...ids], action: 'same-as', record: { table: record.table, id: record.id } });
  };
  return (
    <ConfirmDialog
      title={t('senders.sameTitle', { count: ids.length })}
      action={t('senders.sameAction')}
      isReady={record !== undefined}
      act={act}
      close={close}
    >
      <p>{t('senders.sameForGood')}</p>
      <RecordSearch validationMessage={null} label={t('senders.record')} value={record} onChange={choose} />
    </ConfirmDialog>
  );
}
