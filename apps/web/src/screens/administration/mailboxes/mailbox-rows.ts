import type { View } from '../../../api/client';
import { parseCsv, type CsvRow } from '../parts/parse-csv';
import { mailboxKinds } from './mailbox-health';

export type NewMailbox = View<'AddMailboxRequest'>;

export interface MailboxRow {
  /** As in the table, the first below its head being 1. */
  readonly number: number;
  readonly mailbox: NewMailbox;
  /** Why it cannot be added, or need not. */
  readonly problem?: 'no-address' | 'unknown-kind' | 'twice' | 'there-already';
}

/** What a table of mailboxes asks for, and what is wrong with its rows; addresses that are there already are in lower case. */
export function toMailboxRows(text: string, known: ReadonlySet<string>): readonly MailboxRow[] {
  const seen = new Set<string>();
  return parseCsv(text).map((row, n) => {
    const emailAddress = valueOf(row, 'emailaddress', 'email', 'address', 'mailbox').toLowerCase();
    const kindText = valueOf(row, 'kind', 'type').toLowerCase();
    const kind = kindText === '' ? 'user' : mailboxKinds.find((candidate) => candidate === kindText);
    const isTwice = seen.has(emailAddress);
    seen.add(emailAddress);
    const mailbox = { emailAddress, kind: kind ?? 'user', ...optionalOf(row) };
    const line = { number: n + 1, mailbox };
    if (!emailAddress.includes('@')) return { ...line, problem: 'no-address' };
    if (kind === undefined) return { ...line, problem: 'unknown-kind' };
    if (isTwice) return { ...line, problem: 'twice' };
    return known.has(emailAddress) ? { ...line, problem: 'there-already' } : line;
  });
}

function optionalOf(row: CsvRow): Pick<NewMailbox, 'ownerId' | 'ewsUrl'> {
  const ownerId = valueOf(row, 'ownerid', 'owner');
  const ewsUrl = valueOf(row, 'ewsurl', 'server');
  return { ...(ownerId !== '' && { ownerId }), ...(ewsUrl !== '' && { ewsUrl }) };
}

const valueOf = (row: CsvRow, ...names: readonly string[]): string =>
  names.map((name) => row.get(name)).find((value) => value !== undefined) ?? '';
