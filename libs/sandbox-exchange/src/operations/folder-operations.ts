import { FolderXml, type FolderShape, folderIdElement, readFolderShape } from '../folders/folder-xml';
import {
  createFolderIn,
  discardFolder,
  emptyOf,
  moveFolderTo,
  removeFolder,
  renameFolderTo,
  treeOf,
} from '../folders/folder-tree';
import { classOfFolderElement } from '../folders/standard-folders';
import { isTrue } from '../soap/boolean';
import { EwsError, schemaViolation } from '../soap/ews-error';
import { type XmlNode } from '../soap/parse-xml';
import { answerEach } from '../soap/response-message';
import { element, textElement, type Xml } from '../soap/xml';
import { type Folder } from '../store/folder-store';
import { decodeSyncState, encodeSyncState } from '../store/sync-state';
import { type EwsRequest, type Operation } from './ews-request';
import { folderIdNodes, resolveFolder } from './resolve-ids';

const idOnly: FolderShape = { fields: new Set() };

function writerFor(request: EwsRequest, folder: Folder, shape: FolderShape): FolderXml {
  const mailbox = request.store.mailboxes.byId(folder.mailboxId) ?? request.mailbox;
  return new FolderXml(request.store, mailbox, shape);
}

const oneFolder = (request: EwsRequest, folder: Folder, shape = idOnly): Xml =>
  element('m:Folders', writerFor(request, folder, shape).write(folder));

export const getFolder: Operation = (request) => {
  const shape = readFolderShape(request.body.child('FolderShape'));
  return answerEach('GetFolder', folderIdNodes(request.body.child('FolderIds')), (node) =>
    oneFolder(request, resolveFolder(request, node), shape),
  );
};

export const findFolder: Operation = (request) => {
  const shape = readFolderShape(request.body.child('FolderShape'));
  return answerEach('FindFolder', folderIdNodes(request.body.child('ParentFolderIds')), (node) => {
    const parent = resolveFolder(request, node);
    const tree = treeOf(request.store, parent.mailboxId);
    const isDeep = request.body.attribute('Traversal') === 'Deep';
    const found = (isDeep ? tree.descendantsOf(parent) : tree.childrenOf(parent)).filter(
      matcherOf(request.body.child('Restriction')),
    );
    return foldersPage(request, parent, found, shape);
  });
};

/** Of restrictions on folders the common one is known: a name, or a class, that is equal. */
function matcherOf(restriction: XmlNode | undefined): (folder: Folder) => boolean {
  const test = restriction?.children[0];
  if (test === undefined) return () => true;
  const field = test.children[0]?.attribute('FieldURI');
  const wanted = test.at('FieldURIOrConstant', 'Constant') ?? test.child('Constant');
  const value = wanted?.attribute('Value')?.toLowerCase() ?? '';
  if (test.name !== 'IsEqualTo' && test.name !== 'Contains') {
    throw new EwsError('ErrorUnsupportedQueryFilter', `Folders cannot be restricted by ${test.name} here.`);
  }
  return ({ name, folderClass }) => {
    const actual = (field === 'folder:FolderClass' ? folderClass : name).toLowerCase();
    return test.name === 'IsEqualTo' ? actual === value : actual.includes(value);
  };
}

function foldersPage(request: EwsRequest, parent: Folder, found: readonly Folder[], shape: FolderShape): Xml {
  const view = request.body.child('IndexedPageFolderView');
  const offset = Number(view?.attribute('Offset') ?? 0);
  const max = Number(view?.attribute('MaxEntriesReturned') ?? Number.MAX_SAFE_INTEGER);
  const page = found.slice(offset, offset + max);
  const writer = writerFor(request, parent, shape);
  const folders = element(
    't:Folders',
    page.map((folder) => writer.write(folder)),
  );
  return element('m:RootFolder', folders, {
    IndexedPagingOffset: offset + page.length,
    TotalItemsInView: found.length,
    IncludesLastItemInRange: offset + page.length >= found.length,
  });
}

export const createFolder: Operation = (request) => {
  const wanted = request.body.child('Folders')?.children ?? [];
  if (wanted.length === 0) throw schemaViolation('Folders is missing');
  return answerEach('CreateFolder', wanted, (node) => {
    const parentNode = request.body.child('ParentFolderId')?.children[0];
    const parent = resolveFolder(request, parentNode, 'ErrorParentFolderNotFound');
    const folderClass = node.textOf('FolderClass') ?? classOfFolderElement(node.name);
    const name = node.textOf('DisplayName') ?? '';
    return oneFolder(request, createFolderIn(request.store, parent, { name, folderClass }));
  });
};

export const updateFolder: Operation = (request) => {
  const changes = request.body.child('FolderChanges')?.children ?? [];
  return answerEach('UpdateFolder', changes, (change) => {
    const folder = resolveFolder(request, change.children[0]);
    const updates = change.child('Updates')?.childrenNamed('SetFolderField') ?? [];
    const renamed = updates.reduce((current, update) => {
      const name = update.children.find(({ children }) => children.length > 0)?.textOf('DisplayName');
      return name === undefined ? current : renameFolderTo(request.store, current, name);
    }, folder);
    return oneFolder(request, renamed);
  });
};

export const moveFolder: Operation = (request) =>
  answerEach('MoveFolder', folderIdNodes(request.body.child('FolderIds')), (node) => {
    const destination = resolveFolder(request, request.body.child('ToFolderId')?.children[0], 'ErrorToFolderNotFound');
    return oneFolder(request, moveFolderTo(request.store, resolveFolder(request, node), destination));
  });

export const copyFolder: Operation = (request) =>
  answerEach('CopyFolder', folderIdNodes(request.body.child('FolderIds')), (node) => {
    const destination = resolveFolder(request, request.body.child('ToFolderId')?.children[0], 'ErrorToFolderNotFound');
    return oneFolder(request, copyTree(request, resolveFolder(request, node), destination));
  });

function copyTree(request: EwsRequest, folder: Folder, destination: Folder): Folder {
  const { store } = request;
  const inner = treeOf(store, folder.mailboxId).childrenOf(folder);
  const copy = createFolderIn(store, destination, folder);
  store.items.copy(store.items.query('folder_id = ?', [folder.id]), copy);
  for (const child of inner) copyTree(request, child, copy);
  return copy;
}

export const deleteFolder: Operation = (request) =>
  answerEach('DeleteFolder', folderIdNodes(request.body.child('FolderIds')), (node) => {
    const folder = resolveFolder(request, node);
    if (request.body.attribute('DeleteType') === 'MoveToDeletedItems') discardFolder(request.store, folder);
    else removeFolder(request.store, folder);
    return '';
  });

export const emptyFolder: Operation = (request) =>
  answerEach('EmptyFolder', folderIdNodes(request.body.child('FolderIds')), (node) => {
    const folder = resolveFolder(request, node);
    const { items, folders } = request.store;
    const bin = folders.distinguished(folder.mailboxId, 'deleteditems');
    if (request.body.attribute('DeleteType') === 'MoveToDeletedItems' && bin)
      items.move(items.query('folder_id = ?', [folder.id]), bin);
    else emptyOf(request.store, folder);
    if (isTrue(request.body.attribute('DeleteSubFolders'))) {
      for (const child of treeOf(request.store, folder.mailboxId).childrenOf(folder))
        removeFolder(request.store, child);
    }
    return '';
  });

export const syncFolderHierarchy: Operation = (request) =>
  answerEach('SyncFolderHierarchy', [request.body], (body) => {
    const { store } = request;
    const rootNode = body.child('SyncFolderId')?.children[0];
    const root =
      rootNode === undefined
        ? store.folders.distinguished(request.mailbox.id, 'root')
        : resolveFolder(request, rootNode, 'ErrorSyncFolderNotFound');
    if (root === undefined) throw new EwsError('ErrorSyncFolderNotFound', 'The folder is not found.');
    return hierarchyChanges(request, root);
  });

function hierarchyChanges(request: EwsRequest, root: Folder): readonly Xml[] {
  const { store, body } = request;
  const mailbox = store.mailboxes.byId(root.mailboxId) ?? request.mailbox;
  const scope = { folderGuid: root.guid, generation: mailbox.generation };
  const state = body.textOf('SyncState') ?? '';
  const from = state === '' ? { phase: 'following', base: 0, position: 0 } : decodeSyncState(state, scope);
  if (from?.phase !== 'following') throw new EwsError('ErrorInvalidSyncStateData', 'Synchronization state is invalid.');
  const current = store.mailboxes.currentSequence(mailbox.id);
  const writer = writerFor(request, root, readFolderShape(body.child('FolderShape')));
  const changed = treeOf(store, mailbox.id)
    .descendantsOf(root)
    .filter(({ changeSequence }) => changeSequence > from.base)
    .map((folder) => element(folder.createdSequence > from.base ? 't:Create' : 't:Update', writer.write(folder)));
  const removed = (from.base === 0 ? [] : store.folders.removedSince(mailbox.id, from.base)).map((guid) =>
    element('t:Delete', folderIdElement('t:FolderId', mailbox.guid, guid)),
  );
  return [
    textElement('m:SyncState', encodeSyncState(scope, { phase: 'following', base: current, position: current })),
    textElement('m:IncludesLastFolderInRange', true),
    element('m:Changes', [...changed, ...removed]),
  ];
}
