import { Injectable } from '@nestjs/common';
import { MailboxConfigs } from '@foldwatch/ports';
import { Refusal } from '../http/refusal';
import { AddMailbox } from '../mailboxes/add-mailbox';
import type { AddMailboxRequest } from '../mailboxes/mailbox-requests';
import type { MailboxImportQuery, ImportView, LineOutcome } from './import-views';
import { portionOf, reasonsOf, refusedFile, toImportView, type ImportedLine } from './imported-lines';
import { toMailboxRequest, type MailboxField } from './mailbox-line';
import { readTable, type ColumnNames } from './read-table';

const names: ColumnNames<MailboxField> = {
  emailAddress: ['email address', 'email', 'e-mail', 'mail', 'mailbox', 'address'],
  kind: ['type', 'mailbox type'],
  ownerId: ['owner', 'owner id'],
  ewsUrl: ['ews url', 'server'],
};

type Kinds = Map<string, AddMailboxRequest['kind']>;

interface Became {
  readonly outcome: LineOutcome;
  readonly reasons: readonly string[];
}

const otherKind = 'There is a mailbox of another kind with this address.';

/** Approves mailboxes from a file; each is tested and enabled as if it had been added by itself. */
@Injectable()
export class ImportMailboxes {
  constructor(
    private readonly addMailbox: AddMailbox,
    private readonly configs: MailboxConfigs,
  ) {}

  async execute(file: unknown, query: MailboxImportQuery): Promise<ImportView> {
    return toImportView(await this.read(file, query), query);
  }

  async refused(file: unknown): Promise<string> {
    return refusedFile(await this.read(file, {}));
  }

  /** A line is looked at when those before it were carried out, or as if they had been. */
  private async read(file: unknown, query: MailboxImportQuery) {
    const table = readTable(file, names, 'emailAddress');
    const seen: Kinds = new Map();
    const lines: ImportedLine[] = [];
    for (const { line, cells, values } of portionOf(table.rows, query)) {
      const { request, problems } = toMailboxRequest(values, query.kind);
      const reasons = reasonsOf(problems, table.columns);
      if (reasons.length > 0) lines.push({ line, cells, outcome: 'refused', reasons });
      else {
        const became = query.apply === true ? await this.add(request) : await this.foresee(request, seen);
        lines.push({ line, cells, ...became });
      }
    }
    return { table, lines };
  }

  private async foresee({ emailAddress, kind }: AddMailboxRequest, seen: Kinds): Promise<Became> {
    const known = seen.get(emailAddress) ?? (await this.configs.findByAddress(emailAddress))?.mailbox.kind;
    seen.set(emailAddress, known ?? kind);
    if (known === undefined) return { outcome: 'created', reasons: [] };
    return known === kind ? { outcome: 'unchanged', reasons: [] } : { outcome: 'refused', reasons: [otherKind] };
  }

  private async add(request: AddMailboxRequest): Promise<Became> {
    try {
      const { isNew } = await this.addMailbox.execute(request);
      return { outcome: isNew ? 'created' : 'unchanged', reasons: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { outcome: 'refused', reasons: [error.message] };
    }
  }
}
