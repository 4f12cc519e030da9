import type { SandboxFolder } from '../sandbox-api';

const otherClasses = /^IPF\.(?:Appointment|Contact|Journal|StickyNote|Task)/;

/** Folders into which mail can be moved, the Inbox first. */
export const mailFolders = (folders: readonly SandboxFolder[]): readonly SandboxFolder[] =>
  folders
    .filter(({ folderClass }) => !otherClasses.test(folderClass))
    .toSorted((a, b) => Number(isInbox(b)) - Number(isInbox(a)));

/** Those at the top, when no parent is given: their parent, the root of the mailbox, is not shown. */
export const childrenOf = (
  folders: readonly SandboxFolder[],
  parentId: string | undefined,
): readonly SandboxFolder[] => {
  const ids = new Set(folders.map(({ id }) => id));
  return folders.filter((folder) =>
    parentId === undefined ? !ids.has(folder.parentId ?? '') : folder.parentId === parentId,
  );
};

export const isInbox = ({ distinguishedId }: SandboxFolder): boolean => distinguishedId === 'inbox';
export const isBin = ({ distinguishedId }: SandboxFolder): boolean => distinguishedId === 'deleteditems';
