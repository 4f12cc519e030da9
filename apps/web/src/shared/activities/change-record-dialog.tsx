import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../api/problem';
import { ConfirmDialog } from '../forms/confirm-dialog';
import type { NamedRecord } from '../records/record-link';
import { RecordSearch } from '../records/record-search';
import type { useActivityActs } from './use-activity-acts';

interface Props {
  readonly now: NamedRecord | null;
  readonly changeRecord: ReturnType<typeof useActivityActs>['changeRecord'];
  readonly close: () => void;
}

/** Asks to which record one message belongs; to none when the field is emptied. */
export function ChangeRecordDialog({ now, changeRecord, close }: Props): JSX.Element {
  const { t } = useTranslation();
  const [record, choose] = useState<NamedRecord | undefined>(now ?? undefined);
  return (
    <ConfirmDialog
      title={t('changeRecord.title')}
      action={t('changeRecord.save')}
      act={() => changeRecord.mutateAsync(record)}
      close={close}
    >
      <RecordSearch
        label={t('changeRecord.label')}
        hint={t('changeRecord.hint')}
        validationMessage={refusalOf(changeRecord.error, 'regarding')}
        value={record}
        onChange={choose}
      />
    </ConfirmDialog>
  );
}
