import type { MailFolder, WellKnownFolder } from '@foldwatch/domain';
import { type FolderTreeChanges, MailFolders, type MailboxTarget } from '@foldwatch/ports';

import { messageFailure } from './answers/read-answer';
import type { ResponseMessage } from './answers/response-message';
import { type Landmarks, toMailFolder } from './answers/to-mail-folder';
import { toCount } from './answers/xml-values';
import type { EwsClient } from './ews-client';
import { EwsError } from './ews-error';
import type { DistinguishedFolder } from './requests/ews-library';
import { syncStateOf, toCursor } from './sync-cursor';
import type { XmlElement } from './xml/xml-element';

const landmarkNames: readonly (readonly [DistinguishedFolder, WellKnownFolder])[] = [
  ['Inbox', 'inbox'],
  ['SentItems', 'sent-items'],
  ['DeletedItems', 'deleted-items'],
  ['Drafts', 'drafts'],
  ['JunkEmail', 'junk'],
  ['Outbox', 'outbox'],
];

interface FoldersRead {
  readonly changed: Map<string, MailFolder>;
  readonly removed: Set<string>;
}

export class EwsMailFolders extends MailFolders {
  private readonly landmarks = new Map<string, Landmarks>();

  constructor(private readonly client: EwsClient) {
    super();
  }

  async listFolders(target: MailboxTarget, cursor: string | undefined): Promise<FolderTreeChanges> {
    const landmarks = await this.landmarksOf(target, { anew: cursor === undefined });
    return this.readTree(target, landmarks, { cursor });
  }

  /** As much of it as every listing begins with. */
  async open(target: MailboxTarget, signal: AbortSignal): Promise<void> {
    await this.landmarksOf(target, { anew: true, signal });
  }

  /** As a listing from nothing, of a mailbox that was opened just before. */
  async listOpened(target: MailboxTarget, signal: AbortSignal): Promise<FolderTreeChanges> {
    return this.readTree(target, await this.landmarksOf(target, { anew: false, signal }), { signal });
  }

  async countItems(target: MailboxTarget, folderId: string): Promise<number | undefined> {
    const [message] = await this.client.call({
      target,
      operation: 'GetFolder',
      write: (writer, acting) => writer.getFolder(acting, folderId),
    });
    if (message === undefined) throw new EwsError({ kind: 'protocol' }, 'empty', 'GetFolder: the answer is empty');
    if (message.code === 'NoError') return toCount(message.content.find('TotalCount')?.text);
    const error = messageFailure(message, this.client.contextOf('GetFolder'));
    if (error.failure.kind === 'folder-gone' || message.code === 'ErrorItemNotFound') return undefined;
    throw error;
  }

  private async readTree(
    target: MailboxTarget,
    landmarks: Landmarks,
    { cursor, signal }: { readonly cursor?: string | undefined; readonly signal?: AbortSignal },
  ): Promise<FolderTreeChanges> {
    let syncState = syncStateOf(cursor);
    const read: FoldersRead = { changed: new Map(), removed: new Set() };
    for (let more = true; more;) {
      const page = await this.readPage(target, syncState, signal);
      for (const change of page.changes) apply(change, landmarks, read);
      more = page.more && page.syncState !== syncState;
      syncState = page.syncState;
    }
    return {
      changed: [...read.changed.values()],
      removed: [...read.removed],
      complete: cursor === undefined,
      next: toCursor(syncState ?? ''),
    };
  }

  private async readPage(
    target: MailboxTarget,
    syncState: string | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly changes: readonly XmlElement[]; readonly syncState: string; readonly more: boolean }> {
    const { content } = await this.client.callForOne({
      target,
      operation: 'SyncFolderHierarchy',
      write: (writer, acting, root) => writer.syncFolderHierarchy(acting, root, syncState),
      ...(signal !== undefined && { signal }),
    });
    const next = content.textAt('SyncState');
    if (next === undefined) {
      throw new EwsError({ kind: 'protocol' }, 'no-sync-state', 'SyncFolderHierarchy: the answer has no sync state');
    }
    const more = content.textAt('IncludesLastFolderInRange')?.trim() === 'false';
    return { changes: content.child('Changes')?.children ?? [], syncState: next, more };
  }

  /** Asked for by name, because not every server says in a folder what it is; known until the next listing from nothing. */
  private async landmarksOf(
    target: MailboxTarget,
    { anew, signal }: { readonly anew: boolean; readonly signal?: AbortSignal },
  ): Promise<Landmarks> {
    const known = anew ? undefined : this.landmarks.get(target.mailboxId);
    if (known !== undefined) return known;
    const [root, ...others] = await this.client.call({
      target,
      operation: 'GetFolder',
      write: (writer, acting, mailbox) =>
        writer.getDistinguishedFolders(acting, mailbox, ['MsgFolderRoot', ...landmarkNames.map(([name]) => name)]),
      ...(signal !== undefined && { signal }),
    });
    if (root === undefined) throw new EwsError({ kind: 'protocol' }, 'empty', 'GetFolder: the answer is empty');
    if (root.code !== 'NoError') throw messageFailure(root, this.client.contextOf('GetFolder'));
    const found = others.map(folderIdIn);
    const wellKnown = landmarkNames.flatMap(([, name], index): [string, WellKnownFolder][] => {
      const id = found[index];
      return id === undefined ? [] : [[id, name]];
    });
    const landmarks = { rootId: folderIdIn(root), wellKnown: new Map(wellKnown) };
    this.landmarks.set(target.mailboxId, landmarks);
    return landmarks;
  }
}

const folderIdIn = ({ content }: ResponseMessage): string | undefined => content.find('FolderId')?.attribute('Id');

function apply(change: XmlElement, landmarks: Landmarks, { changed, removed }: FoldersRead): void {
  if (change.name === 'Delete') {
    const id = change.idIn('FolderId');
    if (id === undefined) return;
    changed.delete(id);
    removed.add(id);
    return;
  }
  const [element] = change.children;
  const folder = element === undefined ? undefined : toMailFolder(element, landmarks);
  if (folder === undefined) return;
  removed.delete(folder.id);
  changed.set(folder.id, folder);
}
