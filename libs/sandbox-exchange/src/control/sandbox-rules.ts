import { matches, type InboxRule, type RuleField } from '../store/inbox-rules';
import { type Mailbox } from '../store/mailbox-store';
import { type Store } from '../store/store';
import { SandboxError } from './sandbox-error';
import { type SandboxMailboxes } from './sandbox-mailboxes';
import { folderIdOf } from './summaries';

export interface RuleSummary {
  readonly id: number;
  readonly field: RuleField;
  readonly contains: string;
  readonly folderId: string;
}

interface NewRule {
  readonly field: RuleField;
  readonly contains: string;
  /** By id or by path. */
  readonly folder: string;
}

/** Inbox rules as people make them: for what arrives from now on and, when they ask, for what lies in the Inbox. */
export class SandboxRules {
  constructor(
    private readonly store: Store,
    private readonly mailboxes: SandboxMailboxes,
  ) {}

  list(address: string): readonly RuleSummary[] {
    const mailbox = this.mailboxes.expect(address);
    return this.store.inboxRules.ofMailbox(mailbox.id).map((rule) => this.summary(mailbox, rule));
  }

  add(address: string, { field, contains, folder }: NewRule): RuleSummary {
    const mailbox = this.mailboxes.expect(address);
    if (contains.trim() === '') throw new SandboxError('invalid', 'A rule needs a text to look for.');
    const { id: folderId } = this.mailboxes.folder(mailbox, folder);
    const rule = this.store.inboxRules.insert({ mailboxId: mailbox.id, field, contains: contains.trim(), folderId });
    return this.summary(mailbox, rule);
  }

  remove(address: string, id: number): void {
    const mailbox = this.mailboxes.expect(address);
    if (!this.store.inboxRules.remove(mailbox.id, id)) throw noRule(id);
  }

  /** Moves what lies in the Inbox and matches; gives how many that were. */
  run(address: string, id: number): number {
    const mailbox = this.mailboxes.expect(address);
    const rule = this.store.inboxRules.ofMailbox(mailbox.id).find((one) => one.id === id);
    const inbox = this.store.folders.distinguished(mailbox.id, 'inbox');
    const folder = rule && this.store.folders.byId(rule.folderId);
    if (rule === undefined || inbox === undefined || folder === undefined) throw noRule(id);
    if (folder.id === inbox.id) return 0;
    const matching = this.store.items.query('folder_id = ?', [inbox.id]).filter((item) => matches(rule, item));
    this.store.items.move(matching, folder);
    return matching.length;
  }

  private summary(mailbox: Mailbox, { id, field, contains, folderId }: InboxRule): RuleSummary {
    const folder = this.store.folders.byId(folderId);
    return { id, field, contains, folderId: folder === undefined ? '' : folderIdOf(mailbox, folder) };
  }
}

const noRule = (id: number): SandboxError => new SandboxError('not-found', `There is no inbox rule ${id}.`);
