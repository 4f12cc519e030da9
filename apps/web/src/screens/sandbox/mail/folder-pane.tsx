import {
  Badge,
  makeStyles,
  mergeClasses,
  Text,
  tokens,
  Tree,
  TreeItem,
  TreeItemLayout,
} from '@fluentui/react-components';
import { FolderRegular } from '@fluentui/react-icons';
import { useState, type DragEvent, type JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { FolderMark } from '../../user/folders/folder-mark';
import type { SandboxFolder } from '../sandbox-api';
import { areItemsDragged, draggedItems } from './dragged-items';
import { childrenOf } from './folder-rows';
import type { FolderTracking } from './use-tracking';

const useStyles = makeStyles({
  aside: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
  target: {
    backgroundColor: tokens.colorBrandBackground2,
    outline: `${tokens.strokeWidthThick} dashed ${tokens.colorBrandStroke1}`,
    outlineOffset: `-${tokens.strokeWidthThick}`,
  },
});

interface Props {
  readonly folders: readonly SandboxFolder[];
  readonly tracking: ReadonlyMap<string, FolderTracking>;
  readonly chosenId: string;
  readonly choose: (folderId: string) => void;
  /** Called with what was dropped on a folder. */
  readonly drop: (itemIds: readonly string[], folderId: string) => void;
}

/** The folders of the mailbox, all open, with what is tracked; messages can be dropped on them. */
export function FolderPane(props: Props): JSX.Element {
  const { t } = useTranslation('sandbox');
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const open = props.folders.map(({ id }) => id).filter((id) => !closed.has(id));
  const toggle = (id: string, isOpen: boolean): void =>
    setClosed((before) => new Set(isOpen ? [...before].filter((other) => other !== id) : [...before, id]));
  return (
    <Tree
      aria-label={t('folders.label')}
      size="small"
      openItems={open}
      onOpenChange={(_, { value, open: isOpen, type }) => {
        if (type !== 'Click' && type !== 'Enter') toggle(String(value), isOpen);
      }}
    >
      <Branch {...props} parentId={undefined} />
    </Tree>
  );
}

function Branch({ parentId, ...props }: Props & { readonly parentId: string | undefined }): JSX.Element {
  const { folders, chosenId, choose } = props;
  return (
    <>
      {childrenOf(folders, parentId).map((folder) => {
        const isBranch = childrenOf(folders, folder.id).length > 0;
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
            <FolderRow {...props} folder={folder} />
            {isBranch && (
              <Tree>
                <Branch {...props} parentId={folder.id} />
              </Tree>
            )}
          </TreeItem>
        );
      })}
    </>
  );
}

type RowProps = Omit<Props, 'folders' | 'choose'> & { readonly folder: SandboxFolder };

function FolderRow({ folder, tracking, chosenId, drop }: RowProps): JSX.Element {
  const styles = useStyles();
  const { t } = useTranslation('sandbox');
  const [isTarget, setTarget] = useState(false);
  const tracked = tracking.get(folder.id);
  const onDragOver = (event: DragEvent): void => {
    if (!areItemsDragged(event)) return;
    event.preventDefault();
    setTarget(true);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setTarget(false);
    drop(draggedItems(event), folder.id);
  };
  return (
    <TreeItemLayout
      className={mergeClasses(folder.id === chosenId && styles.chosen, isTarget && styles.target)}
      iconBefore={<FolderRegular />}
      onDragOver={onDragOver}
      onDragLeave={() => setTarget(false)}
      onDrop={onDrop}
      aside={
        <span className={styles.aside}>
          {tracked !== undefined && <FolderMark {...tracked} />}
          {folder.unreadCount > 0 && (
            <Badge size="small" appearance="tint" aria-label={t('folders.unread', { count: folder.unreadCount })}>
              {folder.unreadCount}
            </Badge>
          )}
          {folder.itemCount > 0 && (
            <Text size={200} aria-label={t('folders.items', { count: folder.itemCount })}>
              {folder.itemCount}
            </Text>
          )}
        </span>
      }
    >
      {folder.name}
    </TreeItemLayout>
  );
}
