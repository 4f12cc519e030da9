import { type Database, numberOf, type Row, textOf } from './database';
import { newGuid } from './ids';

export interface Mailbox {
  readonly id: number;
  readonly guid: string;
  readonly emailAddress: string;
  readonly displayName: string;
  readonly password: string;
  readonly mayImpersonate: boolean;
  /** Sync states carry it; a mailbox that moves to another server gets the next one, and every old state is void. */
  readonly generation: number;
}

export type NewMailbox = Pick<Mailbox, 'emailAddress' | 'displayName' | 'password'> & {
  readonly mayImpersonate?: boolean;
};

function toMailbox(row: Row): Mailbox {
  return {
    id: numberOf(row, 'id'),
    guid: textOf(row, 'guid'),
    emailAddress: textOf(row, 'email'),
    displayName: textOf(row, 'display_name'),
    password: textOf(row, 'password'),
    mayImpersonate: numberOf(row, 'may_impersonate') === 1,
    generation: numberOf(row, 'generation'),
  };
}

export class MailboxStore {
  constructor(private readonly database: Database) {}

  all(): readonly Mailbox[] {
    return this.database.all('SELECT * FROM mailboxes ORDER BY id').map(toMailbox);
  }

  byAddress(emailAddress: string): Mailbox | undefined {
    const row = this.database.get('SELECT * FROM mailboxes WHERE email = ?', emailAddress.trim());
    return row && toMailbox(row);
  }

  byGuid(guid: string): Mailbox | undefined {
    const row = this.database.get('SELECT * FROM mailboxes WHERE guid = ?', guid);
    return row && toMailbox(row);
  }

  byId(id: number): Mailbox | undefined {
    const row = this.database.get('SELECT * FROM mailboxes WHERE id = ?', id);
    return row && toMailbox(row);
  }

  insert({ emailAddress, displayName, password, mayImpersonate }: NewMailbox): Mailbox {
    const row = this.database.get(
      'INSERT INTO mailboxes (guid, email, display_name, password, may_impersonate) VALUES (?, ?, ?, ?, ?) RETURNING *',
      newGuid(),
      emailAddress.trim().toLowerCase(),
      displayName,
      password,
      mayImpersonate === true ? 1 : 0,
    );
    if (row === undefined) throw new Error('the mailbox was not stored');
    return toMailbox(row);
  }

  /** Reserves numbers for changes and gives the first; each change has its own, so a page can end at any. */
  nextSequence(mailboxId: number, count = 1): number {
    const row = this.database.get('UPDATE mailboxes SET seq = seq + ? WHERE id = ? RETURNING seq', count, mailboxId);
    return row === undefined ? 0 : numberOf(row, 'seq') - count + 1;
  }

  currentSequence(mailboxId: number): number {
    const row = this.database.get('SELECT seq FROM mailboxes WHERE id = ?', mailboxId);
    return row === undefined ? 0 : numberOf(row, 'seq');
  }

  startGeneration(mailboxId: number): void {
    this.database.run('UPDATE mailboxes SET generation = generation + 1 WHERE id = ?', mailboxId);
  }
}
