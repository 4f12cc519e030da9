import type { MailFolder, MailboxId } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import type { JobResult, MailboxJob } from '@foldwatch/ports';
import type { OpenGateway } from './open-gateway';

type Stores = OpenGateway['stores'];
type Answer = (job: MailboxJob) => JobResult | undefined | Promise<JobResult | undefined>;

/** Does jobs as a mailbox's owner would, until stopped; a job that is answered with nothing stays open. */
export function playOwner(stores: Stores, answer: Answer): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await finishOpenJobs(stores, answer);
      await pause(5, stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function finishOpenJobs(stores: Stores, answer: Answer): Promise<void> {
  const { configs } = await stores.mailboxConfigs.list(500);
  for (const job of await stores.mailboxJobs.findOpen(configs.map(({ mailbox }) => mailbox.id))) {
    const result = await answer(job);
    if (result !== undefined) await stores.mailboxJobs.finish(job.id, result, new Date().toISOString());
  }
}

const mail = (id: string, name: string, parentId?: string): MailFolder => ({
  id,
  name,
  folderClass: 'mail',
  itemCount: 3,
  ...(parentId !== undefined && { parentId }),
});

/** Inbox with Customers/Contoso below it, Deleted Items, Calendar and Archive beside it. */
export const sampleFolders: readonly MailFolder[] = [
  { ...mail('f-inbox', 'Inbox'), wellKnown: 'inbox' },
  mail('f-customers', 'Customers', 'f-inbox'),
  mail('f-contoso', 'Contoso', 'f-customers'),
  mail('f-slash', 'A/B', 'f-customers'),
  { ...mail('f-deleted', 'Deleted Items'), wellKnown: 'deleted-items' },
  { ...mail('f-calendar', 'Calendar'), folderClass: 'calendar' },
  mail('f-archive', 'Archive'),
];

export async function saveFolders(
  stores: Stores,
  mailboxId: MailboxId,
  folders: readonly MailFolder[] = sampleFolders,
): Promise<void> {
  const owner = await stores.mailboxEpochs.take(mailboxId);
  await stores.folderTrees.save(owner, { version: 1, folders, readAt: new Date().toISOString() });
}
