import type { ExportedDocument, ExportedTable, MoveSource } from '@foldwatch/adapter-embedded';
import type { MongoAdapters } from '@foldwatch/adapter-mongo';
import type { MailboxOwner } from '@foldwatch/ports';
import { movedLetter, movedParked } from './moved-places';
import type { MovedPage, MoveStep } from './move-steps';

const pageSize = 500;

type Write<T extends ExportedTable> = (page: readonly ExportedDocument<T>[]) => Promise<unknown>;

type Step = <T extends ExportedTable>(table: T, write: Write<T>) => Promise<MoveStep>;

/** Everything that is stored as documents. Owners come first: what belongs to a mailbox is written under its newest epoch. */
export async function documentSteps(source: MoveSource, stores: MongoAdapters): Promise<readonly MoveStep[]> {
  const owners = await source.documents.owners();
  const ownerOf = ownersById(owners);
  const { imports } = stores;
  const step: Step = (table, write) => tableStep(source, table, write);
  return [
    settingsStep(source, stores),
    ownersStep(owners, stores),
    ...(await Promise.all([
      ...administrationSteps(step, stores),
      step('mailbox_configs', (page) => imports.mailboxConfigs(page.map(({ document }) => document))),
      step('mailbox_jobs', (page) => inTurn(page, ({ document }) => stores.mailboxJobs.add(document))),
      step('sync_cursors', (page) => byMailbox(page, (id, own) => stores.syncCursors.save(ownerOf(id), own))),
      step('folder_trees', (page) =>
        inTurn(page, ({ mailboxId, document }) => stores.folderTrees.save(ownerOf(mailboxId), document)),
      ),
      step('mailbox_health', (page) =>
        inTurn(page, ({ mailboxId, document }) => stores.mailboxStatus.saveHealth(ownerOf(mailboxId), document)),
      ),
      step('mailbox_completeness', (page) =>
        inTurn(page, ({ mailboxId, document }) => stores.mailboxStatus.saveCompleteness(ownerOf(mailboxId), document)),
      ),
      step('rule_progress', (page) =>
        byMailbox(page, (id, own) => stores.mailboxStatus.saveProgress(ownerOf(id), own)),
      ),
      step('items', (page) => byMailbox(page, (id, own) => stores.itemIndex.write(ownerOf(id), { put: own }))),
      step('records', (page) => stores.recordDirectory.putMany(page.map(({ document }) => document))),
      step('claim_numbers', (page) => imports.claimNumbers(page.map(({ document }) => document))),
      step('secrets', (page) => imports.secrets(page.map(({ document }) => document))),
      step('tracking_tokens', (page) => stores.trackingTokens.take(page.map(({ document }) => document))),
      step('waiting_replies', (page) => stores.waitingReplies.add(page.map(({ document }) => document))),
      step('record_changes', (page) => stores.recordChanges.note(page.map(({ document }) => document))),
      step('unknown_senders', (page) => imports.unknownSenders(page.map(({ document }) => document))),
      step('put_away_senders', (page) => imports.putAwaySenders(page.map(({ document }) => document.id))),
      step('activities', (page) => imports.activities(page.map(({ document }) => document))),
      step('decisions', (page) => stores.decisionLog.append(page.map(({ document }) => document))),
      step('dead_letters', (page) => imports.deadLetters(page.map(({ document }) => movedLetter(document)))),
      step('erased_people', (page) => imports.erasedPeople(page.map(({ document }) => document))),
      step('parked_events', (page) => stores.parkedEvents.park(page.map(({ document }) => movedParked(document)))),
      step('alerts', (page) => stores.alerts.raise(page.map(({ document }) => document))),
      step('webhooks', (page) => imports.webhooks(page.map(({ document }) => document))),
      step('webhook_deliveries', (page) => stores.webhookDeliveries.add(page.map(({ document }) => document))),
    ])),
  ];
}

/** Who may do what, and what they did. Sessions and links stay behind: browsers sign in anew. */
const administrationSteps = (step: Step, stores: MongoAdapters): readonly Promise<MoveStep>[] => [
  step('administrators', (page) => inTurn(page, ({ document }) => stores.administrators.add(document))),
  step('api_keys', (page) => inTurn(page, ({ document }) => stores.apiKeys.add(document))),
  step('approvals', (page) => inTurn(page, ({ document }) => stores.approvals.add(document))),
  step('audit_entries', (page) => stores.auditLog.record(page.map(({ document }) => document))),
  step('kept_versions', (page) => stores.versionHistory.keep(page.map(({ document }) => document))),
  step('drafts', (page) => stores.imports.drafts(page.map(({ document }) => document))),
  step('users', (page) => stores.imports.users(page.map(({ document }) => document))),
];

async function tableStep<T extends ExportedTable>(
  { documents }: MoveSource,
  table: T,
  write: Write<T>,
): Promise<MoveStep> {
  async function* pages(after = '0'): AsyncGenerator<MovedPage> {
    let page = await documents.page(table, Number(after), pageSize);
    for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
      await write(page);
      yield { count: page.length, after: String(last.row) };
      page = await documents.page(table, last.row, pageSize);
    }
  }
  return { name: table, total: await documents.count(table), pages };
}

/** What was never changed has version 0, and its default everywhere. */
const settingsStep = ({ organizationConfigs }: MoveSource, { imports }: MongoAdapters): MoveStep => ({
  name: 'organization',
  total: 1,
  pages: async function* pages() {
    const settings = await organizationConfigs.find();
    if (settings.version > 0) await imports.organization(settings);
    yield { count: 1, after: '' };
  },
});

/** The next epoch of each mailbox is higher than every one that was given here. */
const ownersStep = (owners: readonly MailboxOwner[], { mailboxEpochs }: MongoAdapters): MoveStep => ({
  name: 'mailbox_epochs',
  total: owners.length,
  pages: async function* pages() {
    await mailboxEpochs.raise(owners);
    yield { count: owners.length, after: '' };
  },
});

function ownersById(owners: readonly MailboxOwner[]): (mailboxId: string) => MailboxOwner {
  const byId = new Map(owners.map((owner) => [owner.mailboxId, owner]));
  return (mailboxId) => byId.get(mailboxId) ?? { mailboxId, epoch: 0 };
}

async function byMailbox<D>(
  page: readonly { readonly mailboxId: string; readonly document: D }[],
  write: (mailboxId: string, documents: readonly D[]) => Promise<void>,
): Promise<void> {
  for (const [mailboxId, own] of Map.groupBy(page, (one) => one.mailboxId)) {
    await write(
      mailboxId,
      own.map(({ document }) => document),
    );
  }
}

async function inTurn<D>(page: readonly D[], write: (one: D) => Promise<unknown>): Promise<void> {
  for (const one of page) await write(one);
}
