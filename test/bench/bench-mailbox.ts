import type { EmbeddedAdapters } from '@foldwatch/adapter-embedded';
import type { FolderRule, MailFolder } from '@foldwatch/domain';
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

/** A mailbox with a rule on each of the folders, and people of whom half are known. */
export async function prepareMailbox(adapters: EmbeddedAdapters, folderIds: readonly string[]): Promise<void> {
  await adapters.recordDirectory.putMany(benchRecords());
  await adapters.mailboxConfigs.replace({
    mailbox: {
      id: benchMailboxId,
      emailAddress: 'erin@contoso.example',
      kind: 'user',
      state: 'enabled',
      version: 1,
      createdAt: at,
    },
    options: {},
    rules: folderIds.map(ruleOf),
  });
  const owner = await adapters.mailboxEpochs.take(benchMailboxId);
  const folders = folderIds.map((id): MailFolder => ({ id, parentId: 'inbox', name: id, ...folder }));
  await adapters.folderTrees.save(owner, { version: 1, folders: [inbox, ...folders], readAt: at });
}
