import { Injectable } from '@nestjs/common';
import { toEmailAddress } from '@foldwatch/domain';
import { MailboxConfigs } from '@foldwatch/ports';
import { plainText } from '../http/path-id';
import { Refusal } from '../http/refusal';
import { AddMailbox } from '../mailboxes/add-mailbox';
import type { AddMailboxRequest } from '../mailboxes/mailbox-requests';
import { refusedFile, refusedView, type ImportView, type RefusedLine } from './import-views';
import { readTable, refusal, type ColumnNames, type ImportTable } from './read-table';

type Field = 'emailAddress' | 'kind' | 'ownerId';
type Values = Readonly<Partial<Record<Field, string>>>;

const names: ColumnNames<Field> = {
  emailAddress: ['email address', 'email', 'e-mail', 'mail', 'mailbox', 'address'],
  kind: ['type', 'mailbox type'],
  ownerId: ['owner', 'owner id'],
};

const kinds = ['user', 'shared', 'queue'] as const;
const longestId = 200;

interface ReadMailboxes {
  readonly table: ImportTable<Field>;
  readonly wanted: ReadonlyMap<string, { readonly request: AddMailboxRequest; readonly line: RefusedLine }>;
  readonly refused: readonly RefusedLine[];
}

/** Approves mailboxes from a file; each is tested and enabled as if it had been added by itself. */
@Injectable()
export class ImportMailboxes {
  constructor(
    private readonly addMailbox: AddMailbox,
    private readonly configs: MailboxConfigs,
  ) {}

  async execute(file: unknown, apply: boolean): Promise<ImportView> {
    const { table, wanted, refused } = read(file);
    const outcome = apply ? await this.add(wanted) : await this.preview(wanted);
    return {
      applied: apply,
      columns: table.columns,
      lines: table.rows.length,
      created: outcome.created,
      updated: 0,
      unchanged: outcome.unchanged,
      ...refusedView(byLine([...refused, ...outcome.refused])),
    };
  }

  async refused(file: unknown): Promise<string> {
    const { table, wanted, refused } = read(file);
    const { refused: contradicting } = await this.preview(wanted);
    return refusedFile(table.columns, byLine([...refused, ...contradicting]));
  }

  private async preview(wanted: ReadMailboxes['wanted']) {
    const outcome = { created: 0, unchanged: 0, refused: new Array<RefusedLine>() };
    for (const [address, { request, line }] of wanted) {
      const known = await this.configs.findByAddress(address);
      if (known === undefined) outcome.created += 1;
      else if (known.mailbox.kind === request.kind) outcome.unchanged += 1;
      else outcome.refused.push({ ...line, reasons: ['There is a mailbox of another kind with this address.'] });
    }
    return outcome;
  }

  private async add(wanted: ReadMailboxes['wanted']) {
    const outcome = { created: 0, unchanged: 0, refused: new Array<RefusedLine>() };
    for (const { request, line } of wanted.values()) {
      try {
        const { isNew } = await this.addMailbox.execute(request);
        outcome[isNew ? 'created' : 'unchanged'] += 1;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outcome.refused.push({ ...line, reasons: [error.message] });
      }
    }
    return outcome;
  }
}

function read(file: unknown): ReadMailboxes {
  const table = readTable(file, names);
  if (!table.fields.has('emailAddress')) throw refusal('has no column with addresses of mailboxes');
  const wanted = new Map<string, { readonly request: AddMailboxRequest; readonly line: RefusedLine }>();
  const refused: RefusedLine[] = [];
  for (const { line, cells, values } of table.rows) {
    const { request, reasons } = requestOf(values);
    if (reasons.length > 0) refused.push({ line, cells, reasons });
    else wanted.set(request.emailAddress, { request, line: { line, cells, reasons } });
  }
  return { table, wanted, refused };
}

/** Without a kind it is a user's. */
function requestOf({ emailAddress = '', kind = '', ownerId = '' }: Values) {
  const address = toEmailAddress(emailAddress) ?? '';
  const known = kind === '' ? 'user' : kinds.find((one) => one === kind.toLowerCase());
  const isOwner = ownerId.length <= longestId && plainText.test(ownerId);
  const checks: readonly (readonly [boolean, string])[] = [
    [address !== '' && plainText.test(address), 'emailAddress is no address'],
    [known !== undefined, 'kind must be user, shared or queue'],
    [isOwner, 'ownerId must be short printable text'],
  ];
  const request = { emailAddress: address, kind: known ?? 'user', ...(ownerId !== '' && { ownerId }) } as const;
  return { request, reasons: checks.flatMap(([holds, reason]) => (holds ? [] : [reason])) };
}

const byLine = (refused: readonly RefusedLine[]): readonly RefusedLine[] => refused.toSorted((a, b) => a.line - b.line);
