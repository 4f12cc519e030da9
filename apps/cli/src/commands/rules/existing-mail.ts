import type { FolderView } from '@foldwatch/feature-gateway';
import type { GatewayApi } from '../../api/gateway-api';
import type { CommandOption } from '../../command';
import { UsageError } from '../../command-problem';
import { counted } from '../../text/words';

export const existingOption: CommandOption = {
  value: 'CHOICE',
  oneOf: ['track', 'skip'],
  means: 'What becomes of mail that is there already.',
};

interface NewFolderRule {
  readonly mailboxId: string;
  readonly folderPath: string;
  readonly includeSubfolders: boolean;
}

/** How many messages a new rule would find; nothing of a folder that is not known yet. */
export async function countExisting(api: GatewayApi, rule: NewFolderRule): Promise<number | undefined> {
  const { items } = await api.call('GET /mailboxes/{id}/folders', { path: { id: rule.mailboxId } });
  const folder = find(items, rule.folderPath);
  if (folder === undefined) return undefined;
  return rule.includeSubfolders ? sum(folder) : folder.itemCount;
}

function find(folders: readonly FolderView[], path: string): FolderView | undefined {
  for (const folder of folders) {
    const found = folder.path === path ? folder : find(folder.children, path);
    if (found !== undefined) return found;
  }
  return undefined;
}

const sum = ({ itemCount, children }: FolderView): number => children.reduce((all, one) => all + sum(one), itemCount);

/** The count comes before the choice, and no choice is made for anybody. */
export function chosen(given: string | undefined, count: number | undefined, where: string): 'track' | 'skip' {
  if (given === 'track' || given === 'skip') return given;
  if (count === 0) return 'track';
  const there =
    count === undefined ? 'There may be messages' : `There ${count === 1 ? 'is' : 'are'} ${counted(count, 'message')}`;
  throw new UsageError(
    `${there} in ${where} already. Say "--existing track" to record them too, or "--existing skip" to leave them out.`,
  );
}

export function existingNote(count: number | undefined, choice: 'track' | 'skip'): string {
  const what = count === undefined ? 'Messages that are there already' : `${counted(count, 'message')} there already`;
  return `${what}: to be ${choice === 'track' ? 'tracked' : 'left out'}.`;
}
