import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { Failure } from '../../../shared/frame/query-state';
import type { NamedRecord } from '../../../shared/records/record-link';
import { RecordSearch } from '../../../shared/records/record-search';
import type { Folder, FolderRule } from './folder';
import { FolderSettings } from './folder-settings';
import { ExistingMail, IncludeSubfolders } from './rule-fields';
import { useFormStyles } from '../form-styles';
import { refOf } from './track-folder';
import { SaveOrCancel } from '../save-or-cancel';
import type { useFolderActs } from './use-folder-acts';

interface Props {
  readonly rule: FolderRule;
  readonly folder: Folder;
  readonly change: ReturnType<typeof useFolderActs>['change'];
  readonly onWait: () => void;
  readonly close: () => void;
}

/** Another record or reach for a rule; what becomes of mail that it tracked is asked, with the count. */
export function ChangeRule({ rule, folder, change, onWait, close }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation('user');
  const [regarding, setRegarding] = useState<NamedRecord | undefined>(rule.regarding ?? undefined);
  const [includeSubfolders, setInclude] = useState(rule.includeSubfolders);
  const [existing, setExisting] = useState<'keep' | 'relink'>('keep');
  const [settings, setSettings] = useState(rule.settings);
  const isOther = isAnother(regarding, rule.regarding ?? undefined);
  const asksExisting = isOther && regarding !== undefined && rule.trackedCount > 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const record = isOther ? { regarding: regarding === undefined ? null : refOf(regarding) } : {};
    change.mutate(
      {
        ruleId: rule.id,
        includeSubfolders,
        ...record,
        ...(asksExisting && { existing }),
        ...(settings !== rule.settings && { settings }),
      },
      {
        onSuccess: (outcome) => {
          if (outcome === 'waits') onWait();
          close();
        },
      },
    );
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <RecordSearch
        label={t('folders.record')}
        hint={t('folders.recordHint')}
        validationMessage={refusalOf(change.error, 'regarding')}
        value={regarding}
        onChange={setRegarding}
      />
      {asksExisting && (
        <ExistingMail
          label={t('folders.already', { count: rule.trackedCount })}
          choices={[
            { value: 'keep', label: t('folders.keep') },
            { value: 'relink', label: t('folders.relink', { record: regarding.name }) },
          ]}
          value={existing}
          onChange={setExisting}
        />
      )}
      <IncludeSubfolders folder={folder} value={includeSubfolders} onChange={setInclude} />
      <FolderSettings mailboxId={rule.mailboxId} settings={settings} error={change.error} onChange={setSettings} />
      {change.error !== null && <Failure error={change.error} />}
      <SaveOrCancel isSaving={change.isPending} cancel={close} />
    </form>
  );
}

const isAnother = (a: NamedRecord | undefined, b: NamedRecord | undefined): boolean =>
  a?.id !== b?.id || a?.table !== b?.table;
