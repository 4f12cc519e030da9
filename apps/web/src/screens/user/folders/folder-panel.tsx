import {
  Button,
  Card,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Subtitle1,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { Failure } from '../../../shared/frame/query-state';
import { RecordLink } from '../../../shared/records/record-link';
import type { Folder, FolderRule } from './folder';
import { TrackFolder } from './track-folder';
import { TrackedFolder } from './tracked-folder';
import { useFolderActs } from './use-folder-acts';
import { useCountNow } from './use-folders';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  name: { overflowWrap: 'anywhere' },
  back: { display: 'none', [narrow]: { display: 'inline-flex' } },
});

interface Props {
  readonly mailboxId: string;
  readonly folder: Folder;
  readonly rules: ReadonlyMap<string, FolderRule>;
  /** Its rule, when it was removed just now. */
  readonly removed: FolderRule | undefined;
  readonly onRemoved: (rule: FolderRule | undefined) => void;
  readonly close: () => void;
}

/** What is to be known and done about one folder. */
export function FolderPanel({ mailboxId, folder, rules, removed, onRemoved, close }: Props): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const acts = useFolderActs(mailboxId);
  const isCounting = useCountNow(mailboxId, folder.id);
  const [waits, setWaits] = useState(false);
  const own = folder.ruleId === undefined ? undefined : rules.get(folder.ruleId);
  const above = own !== undefined || folder.governedBy === undefined ? undefined : rules.get(folder.governedBy);
  return (
    <Card>
      <div className={styles.head}>
        <Button
          className={styles.back}
          appearance="subtle"
          icon={<ArrowLeftRegular />}
          aria-label={t('folders.back')}
          onClick={close}
        />
        <Subtitle1 as="h2" className={styles.name}>
          {folder.name}
        </Subtitle1>
      </div>
      <Text className={styles.name}>
        {folder.path.replaceAll('\\/', '/')} · {t('folders.here', { count: folder.itemCount })}
        {isCounting && ` · ${t('folders.counting')}`}
      </Text>
      {waits && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t('folders.waits')}</MessageBarBody>
        </MessageBar>
      )}
      {removed !== undefined && own === undefined && (
        <Removed rule={removed} bringBack={acts.bringBack} onBack={() => onRemoved(undefined)} />
      )}
      {above !== undefined && <Above rule={above} />}
      {own === undefined ? (
        <TrackFolder
          mailboxId={mailboxId}
          folder={folder}
          above={above}
          track={acts.track}
          onWait={() => setWaits(true)}
        />
      ) : (
        <TrackedFolder rule={own} folder={folder} acts={acts} onRemoved={onRemoved} onWait={() => setWaits(true)} />
      )}
    </Card>
  );
}

function Above({ rule: { folderPath, regarding, action } }: { readonly rule: FolderRule }): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <Text>
      {t(action === 'track' ? 'folders.above' : 'folders.privateAbove', { path: folderPath })}{' '}
      {regarding !== null && <RecordLink record={regarding} />}
    </Text>
  );
}

interface RemovedProps {
  readonly rule: FolderRule;
  readonly bringBack: ReturnType<typeof useFolderActs>['bringBack'];
  readonly onBack: () => void;
}

function Removed({ rule, bringBack, onBack }: RemovedProps): JSX.Element {
  const { t } = useTranslation('user');
  return (
    <>
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t('folders.removed')}</MessageBarBody>
        <MessageBarActions>
          <Button disabled={bringBack.isPending} onClick={() => bringBack.mutate(rule, { onSuccess: onBack })}>
            {t('undo')}
          </Button>
        </MessageBarActions>
      </MessageBar>
      {bringBack.error !== null && <Failure error={bringBack.error} />}
    </>
  );
}
