import type { FolderView } from '@foldwatch/feature-gateway';
import { mailboxArgument, namedMailbox } from '../api/find-mailbox';
import { gatewayCommand } from '../gateway-command';
import { tableLines } from '../text/table';
import { counted, momentText } from '../text/words';

export const foldersCommand = gatewayCommand({
  name: 'folders',
  summary: 'Shows the folders of a mailbox, and which of them are tracked.',
  explanation: `"tracked" has a rule of its own, "below a rule" is in the sub-tree of one. With
the number of messages in it; folders that may not be tracked are in brackets.`,
  arguments: [mailboxArgument],
  options: { tracked: { means: 'Only those that a rule concerns.' } },
  run: async ({ api, given }) => {
    const { id } = await namedMailbox({ api, given });
    const tree = await api.call('GET /mailboxes/{id}/folders', { path: { id } });
    const folders = tree.items.flatMap((folder) => flattened(folder, 0));
    const shown = given.has('tracked') ? folders.filter(({ folder }) => isConcerned(folder)) : folders;
    const readAt = momentText(tree.readAt);
    return {
      sentences: [
        ...tableLines(
          ['FOLDER', 'MESSAGES', 'RULE'],
          shown.map((one) => rowOf(one, given.has('tracked'))),
        ),
        readAt === undefined
          ? 'The folders were not read yet.'
          : `${counted(shown.length, 'folder')}, read at ${readAt}.`,
      ],
      facts: { items: given.has('tracked') ? shown.map(({ folder }) => folder) : tree.items, readAt: tree.readAt },
    };
  },
});

interface PlacedFolder {
  readonly folder: FolderView;
  readonly depth: number;
}

const flattened = (folder: FolderView, depth: number): readonly PlacedFolder[] => [
  { folder, depth },
  ...folder.children.flatMap((child) => flattened(child, depth + 1)),
];

const isConcerned = ({ ruleId, governedBy }: FolderView): boolean => ruleId !== undefined || governedBy !== undefined;

function rowOf({ folder, depth }: PlacedFolder, isFlat: boolean) {
  const { name, path, eligible, itemCount, ruleId, governedBy } = folder;
  const text = isFlat ? path : `${'  '.repeat(depth)}${eligible ? name : `[${name}]`}`;
  const mark = ruleId !== undefined ? 'tracked' : governedBy !== undefined ? 'below a rule' : '';
  return [text, itemCount, mark];
}
