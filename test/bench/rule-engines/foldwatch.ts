import {
  compileExclusions,
  decideTracking,
  FolderTree,
  governedFolders,
  matchExclusions,
  type CompiledExclusions,
  type GovernedFolders,
  type MailFolder,
  type MailMetadata,
} from '@foldwatch/domain';
import type { Contestant, MailboxRules, Outcome, Sighting } from './workload';

const noDomains: ReadonlySet<string> = new Set();

interface Compiled {
  readonly folders: GovernedFolders;
  readonly exclusions: readonly CompiledExclusions[];
}

/** The product's own decision, with the exclusions matched and every check recorded. */
export class Foldwatch implements Contestant {
  readonly name = 'Foldwatch';
  /** So that no check can be left out unseen. */
  checks = 0;
  private readonly mailboxes: ReadonlyMap<string, Compiled>;

  constructor(mailboxes: readonly MailboxRules[]) {
    this.mailboxes = new Map(mailboxes.map((rules) => [rules.mailboxId, compiled(rules)]));
  }

  decide(sightings: readonly Sighting[]): readonly Outcome[] {
    return sightings.map((sighting) => this.decideOne(sighting));
  }

  private decideOne({ mailboxId, folderId, from }: Sighting): Outcome {
    const mailbox = this.mailboxes.get(mailboxId);
    if (mailbox === undefined) throw new Error(`unknown mailbox ${mailboxId}`);
    const sent = mailFrom(from);
    const { matched } = matchExclusions(sent, mailbox.exclusions, noDomains);
    const governance = mailbox.folders.get(folderId);
    const { reason, checks } = decideTracking({
      folder: { mail: sent, mailboxState: 'enabled', governance, record: undefined },
      automatic: { ...wide, mail: sent, exclusions: matched },
      exclusions: matched,
    });
    this.checks += checks.length;
    return reason === 'folder-rule' || reason === 'excluded' ? reason : 'all-mail';
  }
}

const wide = {
  option: 'all',
  correlation: undefined,
  isInternalSideThread: false,
  isStopped: false,
  correspondents: [],
} as const;

function compiled({ rules, exclusions }: MailboxRules): Compiled {
  const inbox: MailFolder = { id: 'inbox', name: 'Inbox', folderClass: 'mail', wellKnown: 'inbox', itemCount: 0 };
  const folders = rules.map(({ folderId }): MailFolder => {
    return { id: folderId, parentId: 'inbox', name: folderId, folderClass: 'mail', itemCount: 0 };
  });
  return {
    folders: governedFolders(new FolderTree([inbox, ...folders]), rules, 'inbox'),
    exclusions: [compileExclusions(exclusions)],
  };
}

const mailFrom = (address: string): MailMetadata => ({
  kind: 'message',
  itemClass: 'IPM.Note',
  subject: 'Offer for the delivery to the northern warehouse',
  from: { address },
  sender: { address },
  to: [{ address: 'erin@contoso.example' }],
  cc: [],
  bcc: [],
  references: [],
  sensitivity: 'normal',
  isDraft: false,
  hasAttachments: false,
  sizeBytes: 24_000,
  headers: {},
});
