import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { narrow } from '../../../app/narrow';
import { AskedChanges } from '../../../shared/changes/asked-changes';
import { EmptyState } from '../../../shared/frame/empty-state';
import { QueryState } from '../../../shared/frame/query-state';
import { ScreenFrame } from '../../../shared/frame/screen-frame';
import { MailboxChoice, MailboxState } from '../mailbox/mailbox-choice';
import { useMailboxChoice } from '../mailbox/use-mailbox-choice';
import { everyFolder, mailFolders, type FolderRule } from './folder';
import { FolderLegend } from './folder-mark';
import { FolderPanel } from './folder-panel';
import { FolderTree } from './folder-tree';
import { useCountNow, useFolders } from './use-folders';

const useStyles = makeStyles({
  panes: {
    display: 'grid',
    gridTemplateColumns: 'minmax(260px, 2fr) 3fr',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: '1fr' },
  },
  tree: { minWidth: 0 },
  panel: { minWidth: 0, position: 'sticky', top: tokens.spacingVerticalL, [narrow]: { position: 'static' } },
  onlyWide: { [narrow]: { display: 'none' } },
});

/** Where a user says which folders are tracked, and as belonging to which record. */
export function Component(): JSX.Element {
  const { t } = useTranslation('user');
  const choice = useMailboxChoice();
  const { mailboxId } = choice;
  return (
    <ScreenFrame
      title={t('folders.title')}
      description={t('folders.description')}
      actions={<MailboxChoice choice={choice} />}
    >
      <MailboxState choice={choice} />
      <AskedChanges mailboxId={mailboxId} />
      <Folders key={mailboxId} mailboxId={mailboxId} />
    </ScreenFrame>
  );
}

function Folders({ mailboxId }: { readonly mailboxId: string }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  const query = useFolders(mailboxId);
  const [search, setSearch] = useSearchParams();
  const [removed, setRemoved] = useState<FolderRule>();
  const chosenId = search.get('folder') ?? undefined;
  useCountNow(mailboxId, chosenId);
  const choose = (folder?: string): void => setSearch({ mailbox: mailboxId, ...(folder !== undefined && { folder }) });
  return (
    <QueryState query={query}>
      {({ folders, rules }) => {
        const chosen = everyFolder(folders).find(({ id }) => id === chosenId);
        if (mailFolders(folders).length === 0)
          return <EmptyState title={t('folders.none')}>{t('folders.noneYet')}</EmptyState>;
        return (
          <div className={styles.panes}>
            <div className={mergeClasses(styles.tree, chosen !== undefined && styles.onlyWide)}>
              <FolderTree folders={folders} rules={rules} chosenId={chosenId} choose={choose} />
              {rules.size > 0 && <FolderLegend />}
            </div>
            <section
              className={mergeClasses(styles.panel, chosen === undefined && styles.onlyWide)}
              aria-label={t('folders.panel')}
            >
              {chosen === undefined ? (
                <EmptyState title={t('folders.choose')}>{t('folders.chooseText')}</EmptyState>
              ) : (
                <FolderPanel
                  key={chosen.id}
                  mailboxId={mailboxId}
                  folder={chosen}
                  rules={rules}
                  removed={removed?.folderId === chosen.id ? removed : undefined}
                  onRemoved={setRemoved}
                  close={() => choose()}
                />
              )}
            </section>
          </div>
        );
      }}
    </QueryState>
  );
}
