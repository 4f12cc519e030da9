import type { FolderTreeView, FolderView } from '@foldwatch/feature-gateway';
import type { GatewayApi } from '../api/gateway-api';
import { mailboxArgument, namedMailbox } from '../api/find-mailbox';
import { gatewayCommand } from '../gateway-command';
import { tableLines } from '../text/table';
import { counted, momentText } from '../text/words';

export const foldersCommand = gatewayCommand({
  name: 'folders',
  summary: 'Shows the folders of a mailbox, and which of them are tracked.',
  explanation: `"tracked" has a rule of its own, "below a rule" is in the sub-tree of one. With
the number of messages in it, which is read from Exchange now, or as it was when
that was done last; folders that may not be tracked are in brackets.`,
  arguments: [mailboxArgument],
  options: { tracked: { means: 'Only those that a rule concerns.' } },
  run: async ({ api, given, screen }) => {
    const { id, emailAddress } = await namedMailbox({ api, given });
    screen.note(`Reading the folders of ${emailAddress} …`);
    const { tree, readNow } = await readFolders(api, id);
    const folders = tree.items.flatMap((folder) => flattened(folder, 0));
    const shown = given.has('tracked') ? folders.filter(({ folder }) => isConcerned(folder)) : folders;
    return {
      sentences: [
        ...tableLines(
          ['FOLDER', 'MESSAGES', 'RULE'],
          shown.map((one) => rowOf(one, given.has('tracked'))),
        ),
        readText({ tree, readNow }, shown.length),
      ],
      facts: {
        items: given.has('tracked') ? shown.map(({ folder }) => folder) : tree.items,
        readAt: tree.readAt,
        readNow,
      },
    };
  },
});

interface ReadFolders {
  readonly tree: FolderTreeView;
  /** Otherwise they are as they were read before. */
  readonly readNow: boolean;
}

/** The gateway answers with what it knows where Exchange cannot be asked in time; then they were not read since. */
async function readFolders(api: GatewayApi, id: string): Promise<ReadFolders> {
  const known = await api.call('GET /mailboxes/{id}/folders', { path: { id } });
  const tree = await api.call('GET /mailboxes/{id}/folders', { path: { id }, query: { readNow: 'true' } });
  return { tree, readNow: tree.readAt !== known.readAt };
}

function readText({ tree, readNow }: ReadFolders, count: number): string {
  const readAt = momentText(tree.readAt);
  if (readAt === undefined) return 'The folders were not read yet.';
  const folders = counted(count, 'folder');
  return readNow ? `${folders}, read at ${readAt}.` : `Exchange could not be asked now: ${folders} as of ${readAt}.`;
}

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
