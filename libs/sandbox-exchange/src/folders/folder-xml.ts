import { type FolderCounts, type Folder } from '../store/folder-store';
import { type XmlNode } from '../soap/parse-xml';
import { element, textElement, type Xml } from '../soap/xml';
import { encodeChangeKey, encodeId } from '../store/ids';
import { type Store } from '../store/store';
import { FolderTree } from './folder-tree';
import { folderElement } from './standard-folders';

const rights = element(
  't:EffectiveRights',
  ['CreateAssociated', 'CreateContents', 'CreateHierarchy', 'Delete', 'Modify', 'Read', 'ViewPrivateItems'].map(
    (right) => textElement(`t:${right}`, true),
  ),
);

export function folderIdElement(name: string, mailboxGuid: string, guid: string, sequence?: number): Xml {
  const id = encodeId({ kind: 'folder', mailboxGuid, guid, path: [] });
  return element(name, '', { Id: id, ChangeKey: sequence === undefined ? undefined : encodeChangeKey(sequence) });
}

export interface FolderShape {
  readonly fields: ReadonlySet<string>;
}

const defaultFields = ['folder:DisplayName', 'folder:TotalCount', 'folder:ChildFolderCount', 'folder:UnreadCount'];
const allFields = [
  ...defaultFields,
  'folder:ParentFolderId',
  'folder:FolderClass',
  'folder:EffectiveRights',
  'folder:DistinguishedFolderId',
];

export function readFolderShape(node: XmlNode | undefined): FolderShape {
  const base = node?.textOf('BaseShape') ?? 'IdOnly';
  const named = (node?.child('AdditionalProperties')?.children ?? []).map((path) => path.attribute('FieldURI') ?? '');
  const basic = base === 'AllProperties' ? allFields : base === 'Default' ? defaultFields : [];
  return { fields: new Set([...basic, ...named]) };
}

const none: FolderCounts = { total: 0, unread: 0, children: 0 };

/** Writes folders of one mailbox; the counts of all of them cost one query. */
export class FolderXml {
  private readonly tree: FolderTree;
  private readonly counts: ReadonlyMap<number, FolderCounts>;

  constructor(
    store: Store,
    private readonly mailbox: { readonly id: number; readonly guid: string },
    private readonly shape: FolderShape,
  ) {
    this.tree = new FolderTree(store.folders.ofMailbox(mailbox.id));
    this.counts = shape.fields.size === 0 ? new Map() : store.folders.counts(mailbox.id);
  }

  write(folder: Folder): Xml {
    const { total, unread, children } = this.counts.get(folder.id) ?? none;
    const parent = this.tree.parentOf(folder) ?? folder;
    const name = folderElement(folder);
    const content = [
      this.id('t:FolderId', folder),
      this.when('folder:ParentFolderId', () => this.id('t:ParentFolderId', parent)),
      this.when('folder:FolderClass', () => textElement('t:FolderClass', folder.folderClass || undefined)),
      this.when('folder:DisplayName', () => textElement('t:DisplayName', folder.name)),
      this.when('folder:TotalCount', () => textElement('t:TotalCount', total)),
      this.when('folder:ChildFolderCount', () => textElement('t:ChildFolderCount', children)),
      this.when('folder:EffectiveRights', () => rights),
      this.when('folder:DistinguishedFolderId', () => textElement('t:DistinguishedFolderId', folder.distinguishedId)),
      name === 't:CalendarFolder' || name === 't:ContactsFolder'
        ? ''
        : this.when('folder:UnreadCount', () => textElement('t:UnreadCount', unread)),
    ];
    return element(name, content);
  }

  private when(field: string, write: () => Xml): Xml {
    return this.shape.fields.has(field) ? write() : '';
  }

  private id(name: string, { guid, changeSequence }: Folder): Xml {
    return folderIdElement(name, this.mailbox.guid, guid, changeSequence);
  }
}
