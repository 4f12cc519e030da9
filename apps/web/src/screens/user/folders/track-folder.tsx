import { Button, Text } from '@fluentui/react-components';
import { useState, type FormEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../../../api/problem';
import { BusyIcon } from '../../../shared/forms/busy-icon';
import { Failure } from '../../../shared/frame/query-state';
import type { NamedRecord } from '../../../shared/records/record-link';
import { RecordSearch } from '../../../shared/records/record-search';
import { useFormStyles } from '../form-styles';
import { countBelow, type Folder, type FolderRule } from './folder';
import { FolderSettings } from './folder-settings';
import { ExistingMail, IncludeSubfolders } from './rule-fields';
import type { useFolderActs } from './use-folder-acts';

interface Props {
  readonly mailboxId: string;
  readonly folder: Folder;
  /** The rule of a folder above that covers this one. */
  readonly above: FolderRule | undefined;
  readonly track: ReturnType<typeof useFolderActs>['track'];
  readonly onWait: () => void;
}

/** For a folder without a rule of its own: everything that tracking it takes, on one form. */
export function TrackFolder({ mailboxId, folder, above, track, onWait }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation('user');
  const [regarding, setRegarding] = useState<NamedRecord>();
  const [includeSubfolders, setInclude] = useState(false);
  const [existing, setExisting] = useState<'track' | 'skip'>('track');
  const [settings, setSettings] = useState<FolderRule['settings']>({});
  if (!folder.eligible) return <Text>{t('folders.notEligible')}</Text>;
  const count = folder.itemCount + (includeSubfolders ? countBelow(folder) : 0);
  const save = (action: 'track' | 'do-not-track'): void => {
    const tracking = action === 'track' && {
      settings,
      ...(regarding !== undefined && { regarding: refOf(regarding) }),
    };
    track.mutate(
      { folderId: folder.id, action, includeSubfolders, existing, ...tracking },
      { onSuccess: (outcome) => outcome === 'waits' && onWait() },
    );
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save('track');
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-busy={track.isPending}>
      <RecordSearch
        label={t('folders.record')}
        hint={t('folders.recordHint')}
        validationMessage={refusalOf(track.error, 'regarding')}
        value={regarding}
        onChange={setRegarding}
      />
      <IncludeSubfolders folder={folder} value={includeSubfolders} onChange={setInclude} />
      {count > 0 && (
        <ExistingMail
          label={t('folders.existing', { count })}
          choices={[
            { value: 'track', label: t('folders.existingTrack') },
            { value: 'skip', label: t('folders.existingSkip') },
          ]}
          value={existing}
          onChange={setExisting}
        />
      )}
      <FolderSettings mailboxId={mailboxId} settings={settings} error={track.error} onChange={setSettings} />
      {track.error !== null && <Failure error={track.error} />}
      <div className={styles.buttons}>
        <TrackButton isSaving={track.isPending} />
        {above?.action === 'track' && (
          <Button disabled={track.isPending} onClick={() => save('do-not-track')}>
            {t('folders.keepPrivate')}
          </Button>
        )}
      </div>
    </form>
  );
}

function TrackButton({ isSaving }: { readonly isSaving: boolean }): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <Button type="submit" appearance="primary" disabled={isSaving} {...(isSaving && { icon: <BusyIcon /> })}>
      {t(isSaving ? 'folders.saving' : 'folders.track')}
    </Button>
  );
}

export const refOf = ({ table, id }: NamedRecord): Pick<NamedRecord, 'table' | 'id'> => ({ table, id });
