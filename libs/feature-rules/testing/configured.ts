import type { Exclusion, FolderRule, Mailbox, MailboxOptions, MailFolder } from '@foldwatch/domain';
import type { FolderTrees, MailboxConfigs, MailboxEpochs } from '@foldwatch/ports';

interface Stores {
  readonly mailboxConfigs: MailboxConfigs;
  readonly mailboxEpochs: MailboxEpochs;
  readonly folderTrees: FolderTrees;
}

interface Configured {
  readonly id: string;
  readonly rules: readonly FolderRule[];
  readonly folders: readonly MailFolder[];
  readonly version?: number;
  readonly state?: Mailbox['state'];
  readonly options?: MailboxOptions;
  readonly exclusions?: readonly Exclusion[];
}

/** Saves a mailbox, its rules and its folders as the gateway and ingest would. */
export async function configured(
  stores: Stores,
  { id, rules, folders, version = 1, state = 'enabled', options = {}, exclusions = [] }: Configured,
): Promise<void> {
  const emailAddress = `${id}@contoso.example`;
  const mailbox = { id, emailAddress, kind: 'user', state, version, createdAt: '2026-03-01T00:00:00.000Z' } as const;
  const saved = await stores.mailboxConfigs.replace({ mailbox, options, rules, exclusions });
  if (saved === 'lost') throw new Error(`${id} was changed by somebody else`);
  const owner = await stores.mailboxEpochs.take(id);
  await stores.folderTrees.save(owner, { version, folders, readAt: '2026-03-01T00:00:00.000Z' });
}
