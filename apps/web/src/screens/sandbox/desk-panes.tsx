import { Button, mergeClasses, Subtitle2 } from '@fluentui/react-components';
import { ArrowLeftRegular, FolderRegular, MailInboxCheckmarkRegular } from '@fluentui/react-icons';
import type { JSX, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../shared/frame/empty-state';
import { ActivityPane } from './activity/activity-pane';
import type { Asked } from './desk-dialogs';
import { answerTo } from './letters/letter';
import { FolderPane } from './mail/folder-pane';
import { MessagePane } from './mail/message-pane';
import { ReadingPane } from './mail/reading-pane';
import type { FolderTracking } from './mail/use-tracking';
import { usePaneStyles } from './pane-styles';
import type { SandboxFolder } from './sandbox-api';
import type { DeskState } from './use-desk';

interface Props {
  readonly address: string;
  readonly folders: readonly SandboxFolder[];
  readonly watchedId: string | undefined;
  readonly desk: DeskState;
  readonly tracking: ReadonlyMap<string, FolderTracking>;
  readonly isActivityShown: boolean;
  readonly ask: (asked: Asked) => void;
  readonly askToMove: () => void;
  readonly discard: () => void;
}

/** Folders, messages and the one that is read, and what the product made of them. */
export function DeskPanes({ address, folders, desk, tracking, ...rest }: Props): JSX.Element {
  const { watchedId, isActivityShown, ask, askToMove, discard } = rest;
  const styles = usePaneStyles();
  const { t } = useTranslation('sandbox');
  const { folder, pages, selection, chosenIds, view, show, select, openFolder, read, move } = desk;
  const folderName = folder?.name ?? '';
  return (
    <div
      className={mergeClasses(
        styles.root,
        isActivityShown && styles.withActivity,
        watchedId === undefined && styles.belowBar,
      )}
    >
      <Pane name={t('folders.label')} isShown={view === 'folders'}>
        <FolderPane folders={folders} tracking={tracking} chosenId={folder?.id ?? ''} choose={openFolder} drop={move} />
      </Pane>
      <Pane name={t('messages.label')} isShown={view === 'messages'}>
        <div className={styles.title}>
          <Back icon={<FolderRegular />} name={t('folders.show')} go={() => show('folders')} />
          <Subtitle2 as="h2">{folderName}</Subtitle2>
          {isActivityShown && (
            <Back icon={<MailInboxCheckmarkRegular />} name={t('activity.title')} go={() => show('activity')} />
          )}
        </div>
        <MessagePane {...{ pages, folderName, selection, select, askToMove, discard }} open={read} />
      </Pane>
      <Pane name={t('reading.label')} isShown={view === 'reading'}>
        <Back icon={<ArrowLeftRegular />} name={t('messages.back')} go={() => show('messages')} />
        <ReadingPane
          address={address}
          ids={chosenIds}
          answer={(how, message) =>
            ask({ what: 'letter', letter: answerTo(message, address, how === 'reply' ? 'send' : 'receive') })
          }
        />
      </Pane>
      {isActivityShown && (
        <Pane name={t('activity.title')} isShown={view === 'activity'} className={styles.activity}>
          <Back icon={<ArrowLeftRegular />} name={t('messages.back')} go={() => show('messages')} />
          {watchedId === undefined ? (
            <EmptyState title={t('activity.none')}>{t('activity.notWatched')}</EmptyState>
          ) : (
            <ActivityPane mailboxId={watchedId} />
          )}
        </Pane>
      )}
    </div>
  );
}

interface PaneProps {
  readonly name: string;
  /** Whether it is the one that a phone shows. */
  readonly isShown: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

function Pane({ name, isShown, className, children }: PaneProps): JSX.Element {
  const styles = usePaneStyles();
  return (
    <section aria-label={name} className={mergeClasses(styles.pane, className, !isShown && styles.elsewhere)}>
      {children}
    </section>
  );
}

interface BackProps {
  readonly icon: JSX.Element;
  readonly name: string;
  readonly go: () => void;
}

function Back({ icon, name, go }: BackProps): JSX.Element {
  const styles = usePaneStyles();
  return (
    <Button className={styles.back} appearance="subtle" icon={icon} onClick={go}>
      {name}
    </Button>
  );
}
