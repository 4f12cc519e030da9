import { useState } from 'react';
import { itemsOf, type Pages } from '../../shared/lists/use-pages';
import { isBin, isInbox } from './mail/folder-rows';
import { nothingChosen, settle, type Selection } from './mail/selection';
import { useMailActs, type MailActs } from './mail/use-mail-acts';
import { useMessages } from './mail/use-mailbox';
import { nameOf, type Message, type SandboxFolder } from './sandbox-api';

/** Which pane a phone shows. */
export type View = 'folders' | 'messages' | 'reading' | 'activity';

export interface DeskState {
  readonly folder: SandboxFolder | undefined;
  readonly pages: Pages<Message>;
  readonly selection: Selection;
  readonly chosenIds: readonly string[];
  readonly view: View;
  readonly acts: MailActs;
  readonly show: (view: View) => void;
  readonly select: (selection: Selection) => void;
  readonly openFolder: (id: string) => void;
  readonly read: (id: string) => void;
  readonly move: (itemIds: readonly string[], folderId: string) => void;
  /** To where deleted mail is kept. */
  readonly discard: (how: 'to-deleted-items' | 'hard') => Promise<unknown>;
  readonly isInBin: boolean;
  /** Who wrote what is shown. */
  readonly senders: readonly string[];
}

/** What is open and chosen in a mailbox, and what is done to it. */
export function useDesk(address: string, folders: readonly SandboxFolder[]): DeskState {
  const [folderId, setFolder] = useState<string>();
  const [selected, select] = useState<Selection>(nothingChosen);
  const [view, show] = useState<View>('messages');
  const acts = useMailActs(address);
  const folder = folders.find(({ id }) => id === folderId) ?? folders.find(isInbox) ?? folders[0];
  const pages = useMessages(address, folder?.id ?? 'Inbox');
  // While another folder is being read, the rows of the one before are still there: nothing of them is chosen.
  const messages = pages.isPlaceholderData ? [] : itemsOf(pages);
  const selection = settle(
    messages.map(({ id }) => id),
    selected,
  );
  const chosenIds = messages.map(({ id }) => id).filter((id) => selection.chosen.has(id));
  return {
    folder,
    pages,
    selection,
    chosenIds,
    view,
    acts,
    show,
    select,
    openFolder: (id) => {
      setFolder(id);
      select(nothingChosen);
      show('messages');
    },
    read: (id) => {
      show('reading');
      if (messages.find((message) => message.id === id)?.isRead === false) acts.markRead.mutate(id);
    },
    move: (itemIds, target) => {
      if (itemIds.length > 0 && target !== folder?.id) acts.move.mutate({ itemIds, folderId: target });
    },
    discard: (how) => acts.discard.mutateAsync({ itemIds: chosenIds, how }),
    isInBin: folder !== undefined && isBin(folder),
    senders: [...new Set(messages.flatMap(({ from }) => from?.address ?? nameOf(from)))],
  };
}
