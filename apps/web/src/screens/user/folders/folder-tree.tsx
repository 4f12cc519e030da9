import { makeStyles, Text, tokens, Tree, TreeItem, TreeItemLayout } from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { narrow } from '../../../app/narrow';
import { everyFolder, mailFolders, type Folder, type FolderRule } from './folder';
import { FolderMark } from './folder-mark';

const useStyles = makeStyles({
  aside: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  /** The name of the folder comes first, and a mark tells a listener the same. */
  record: { color: tokens.colorNeutralForeground2, maxWidth: '160px', [narrow]: { display: 'none' } },
  count: { minWidth: '2.5ch', textAlign: 'end' },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  readonly folders: readonly Folder[];
  readonly rules: ReadonlyMap<string, FolderRule>;
  readonly chosenId: string | undefined;
  readonly choose: (folderId: string) => void;
}

/** The folders as Outlook shows them. A click chooses; the arrow alone opens and closes. */
export function FolderTree(props: Props): JSX.Element {
  const { t } = useTranslation('user');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open = everyFolder(props.folders)
    .map(({ id }) => id)
    .filter((id) => !closed.has(id));
  const toggle = (id: string, isOpen: boolean): void =>
    setClosed((before) => (isOpen ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id])));
  return (
    <Tree
      aria-label={t('folders.tree')}
      openItems={open}
      onOpenChange={(_, { value, open: isOpen, type }) => {
        if (type !== 'Click' && type !== 'Enter') toggle(String(value), isOpen);
      }}
    >
      <Items {...props} />
    </Tree>
  );
}

/** As in Outlook, nothing where nothing is. */
function Count({ of: { itemCount } }: { readonly of: Folder }): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('user');
  return (
    <span className={styles.count}>
      {itemCount > 0 && (
        <Text size={200} aria-label={t('folders.items', { count: itemCount })}>
          {itemCount}
        </Text>
      )}
    </span>
  );
}

function Items({ folders, ...props }: Props): JSX.Element {
  const styles = useStyles();
  const { rules, chosenId, choose } = props;
  return (
    <>
      {mailFolders(folders).map((folder) => {
        const isBranch = mailFolders(folder.children).length > 0;
        const rule = folder.governedBy === undefined ? undefined : rules.get(folder.governedBy);
        return (
          <TreeItem
            key={folder.id}
            value={folder.id}
            itemType={isBranch ? 'branch' : 'leaf'}
            aria-current={folder.id === chosenId}
            onClick={(event) => {
              event.stopPropagation();
              choose(folder.id);
            }}
          >
            <TreeItemLayout
              {...(folder.id === chosenId && { className: styles.chosen })}
              iconBefore={<FolderRegular />}
              aside={
                <span className={styles.aside}>
                  {rule?.id === folder.ruleId && rule?.regarding != null && (
                    <Text className={styles.record} size={200} aria-hidden truncate wrap={false}>
                      {rule.regarding.name}
                    </Text>
                  )}
                  <FolderMark folder={folder} rule={rule} />
                  <Count of={folder} />
                </span>
              }
            >
              {folder.name}
            </TreeItemLayout>
            {isBranch && (
              <Tree>
                <Items {...props} folders={folder.children} />
              </Tree>
            )}
          </TreeItem>
        );
      })}
    </>
  );
}
