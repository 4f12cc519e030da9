import { Button, Text } from '@fluentui/react-components';
import { DeleteRegular, EditRegular, PauseRegular, PlayRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../shared/frame/query-state';
import { RecordLink } from '../../../shared/records/record-link';
import { ChangeRule } from './change-rule';
import { ChosenSettings } from './chosen-settings';
import type { Folder, FolderRule } from './folder';
import { RemoveRule } from './remove-rule';
import { RuleStatus } from './rule-status';
import { useFormStyles } from '../form-styles';
import type { useFolderActs } from './use-folder-acts';

interface Props {
  readonly rule: FolderRule;
  readonly folder: Folder;
  readonly acts: ReturnType<typeof useFolderActs>;
  readonly onRemoved: (rule: FolderRule) => void;
  readonly onWait: () => void;
}

/** A folder with a rule of its own: how that fares, and what can be done about it. */
export function TrackedFolder({ rule, folder, acts, onRemoved, onWait }: Props): JSX.Element {
  const styles = useFormStyles();
  const { t } = useTranslation('user');
  const [isChanging, setChanging] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const { change, remove, stopBackfill } = acts;
  const error = isChanging ? null : (change.error ?? stopBackfill.error);
  if (isChanging) {
    return <ChangeRule rule={rule} folder={folder} change={change} onWait={onWait} close={() => setChanging(false)} />;
  }
  return (
    <div className={styles.form}>
      <RuleStatus rule={rule} stop={stopBackfill} />
      {rule.action === 'track' && <About rule={rule} />}
      {error !== null && <Failure error={error} />}
      <div className={styles.buttons}>
        {rule.action === 'track' && <ChangeButtons rule={rule} change={change} onChange={() => setChanging(true)} />}
        <Button icon={<DeleteRegular />} onClick={() => setRemoving(true)}>
          {t('folders.remove')}
        </Button>
      </div>
      {isRemoving && (
        <RemoveRule
          rule={rule}
          close={() => setRemoving(false)}
          remove={() => remove.mutateAsync(rule, { onSuccess: onRemoved })}
        />
      )}
    </div>
  );
}

interface ButtonsProps {
  readonly rule: FolderRule;
  readonly change: Props['acts']['change'];
  readonly onChange: () => void;
}

function ChangeButtons({ rule, change, onChange }: ButtonsProps): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <>
      <Button icon={<EditRegular />} onClick={onChange}>
        {t('folders.change')}
      </Button>
      <Button
        icon={rule.paused ? <PlayRegular /> : <PauseRegular />}
        disabled={change.isPending}
        onClick={() => change.mutate({ ruleId: rule.id, paused: !rule.paused })}
      >
        {t(rule.paused ? 'folders.resume' : 'folders.pause')}
      </Button>
    </>
  );
}

function About({ rule: { regarding, includeSubfolders, settings, trackedCount } }: Pick<Props, 'rule'>): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <>
      <Text>
        {t('folders.regarding')} {regarding === null ? t('folders.noRecord') : <RecordLink record={regarding} />}
      </Text>
      {includeSubfolders && <Text>{t('folders.includes')}</Text>}
      <ChosenSettings settings={settings} />
      <Text>{t('folders.tracked', { count: trackedCount })}</Text>
    </>
  );
}
