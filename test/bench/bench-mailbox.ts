import type { FolderRule, MailFolder } from '@foldwatch/domain';
import type { FolderTrees, MailboxConfigs, MailboxEpochs, RecordDirectory } from '@foldwatch/ports';
import { benchMailboxId, benchRecords } from './observations';

const at = '2026-03-01T00:00:00.000Z';

const folder = { folderClass: 'mail', itemCount: 0 } as const;
const inbox: MailFolder = { id: 'inbox', name: 'Inbox', wellKnown: 'inbox', ...folder };

const ruleOf = (folderId: string, n: number): FolderRule => ({
  id: `rule-${n}`,
  version: 1,
  folderId,
  action: 'track',
  regarding: { table: 'account', id: 'a-fabrikam' },
  includeSubfolders: false,
  existing: 'track',
  effectiveFrom: at,
  paused: false,
});

/** Of either kind of adapters. */
interface MailboxStores {
  readonly recordDirectory: RecordDirectory;
  readonly mailboxConfigs: MailboxConfigs;
  readonly mailboxEpochs: MailboxEpochs;
  readonly folderTrees: FolderTrees;
}

/** People of whom half are known, and a mailbox with a rule on each of the folders. */
export async function prepareMailbox(adapters: MailboxStores, folderIds: readonly string[]): Promise<void> {
  await adapters.recordDirectory.putMany(benchRecords());
  await addMailbox(adapters, benchMailboxId, folderIds);
}

export async function addMailbox(adapters: MailboxStores, id: string, folderIds: readonly string[]): Promise<void> {
  await adapters.mailboxConfigs.replace({
    mailbox: {
      id,
      emailAddress: `${id}@contoso.example`,
      kind: 'user',
      state: 'enabled',
      version: 1,
      createdAt: at,
    },
    options: {},
    rules: folderIds.map(ruleOf),
  });
  const owner = await adapters.mailboxEpochs.take(id);
  const folders = folderIds.map((name): MailFolder => ({ id: name, parentId: 'inbox', name, ...folder }));
  await adapters.folderTrees.save(owner, { version: 1, folders: [inbox, ...folders], readAt: at });
}
