import { type Database, numberOf, type Row, textOf } from './database';
import { type ItemContent } from './item';

/** What of a message an inbox rule looks at. */
export type RuleField = 'from' | 'subject';

/** Puts what arrives into a folder of its own when its sender or its subject contains a text. */
export interface InboxRule {
  readonly id: number;
  readonly mailboxId: number;
  readonly field: RuleField;
  readonly contains: string;
  readonly folderId: number;
}

function toRule(row: Row): InboxRule {
  return {
    id: numberOf(row, 'id'),
    mailboxId: numberOf(row, 'mailbox_id'),
    field: textOf(row, 'field') === 'from' ? 'from' : 'subject',
    contains: textOf(row, 'contains'),
    folderId: numberOf(row, 'folder_id'),
  };
}

function lookedAt({ subject, details: { from } }: Pick<ItemContent, 'subject' | 'details'>, field: RuleField): string {
  return field === 'subject' ? subject : `${from?.name ?? ''} ${from?.address ?? ''}`;
}

export const matches = (
  rule: Pick<InboxRule, 'field' | 'contains'>,
  content: Pick<ItemContent, 'subject' | 'details'>,
) => lookedAt(content, rule.field).toLocaleLowerCase('en').includes(rule.contains.toLocaleLowerCase('en'));

/** The rules of mailboxes in the order in which they are tried. A rule goes with its folder. */
export class InboxRules {
  constructor(private readonly database: Database) {}

  ofMailbox(mailboxId: number): readonly InboxRule[] {
    return this.database.all('SELECT * FROM inbox_rules WHERE mailbox_id = ? ORDER BY id', mailboxId).map(toRule);
  }

  insert({ mailboxId, field, contains, folderId }: Omit<InboxRule, 'id'>): InboxRule {
    const { lastId: id } = this.database.run(
      'INSERT INTO inbox_rules (mailbox_id, field, contains, folder_id) VALUES (?, ?, ?, ?)',
      mailboxId,
      field,
      contains,
      folderId,
    );
    return { id, mailboxId, field, contains, folderId };
  }

  /** Whether there was one. */
  remove(mailboxId: number, id: number): boolean {
    return this.database.run('DELETE FROM inbox_rules WHERE mailbox_id = ? AND id = ?', mailboxId, id).changes > 0;
  }
}
