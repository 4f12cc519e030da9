import type { MailboxId, MailboxState } from '@foldwatch/domain';
import { MailboxConfigs, type ConfigVersions, type MailboxConfig, type MailboxFilter } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn, textIn } from '../database/rows';
import { storedSettingsVersion } from './embedded-organization-configs';

const listName = 'mailboxes';
const searchName = 'mailboxes-sought';
const highest = '\u{10FFFF}';

export class EmbeddedMailboxConfigs extends MailboxConfigs {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override versions(mailboxIds: readonly MailboxId[]): Promise<ConfigVersions> {
    return this.database.read(() => {
      const find = this.database.statement('SELECT version FROM mailbox_configs WHERE id = ?');
      const mailboxes = new Map<MailboxId, number>();
      for (const id of new Set(mailboxIds)) {
        const row = find.get(id);
        if (row !== undefined) mailboxes.set(id, integerIn(row, 'version'));
      }
      return { organization: storedSettingsVersion(this.database), mailboxes };
    });
  }

  override findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxConfig>> {
    return this.database.read(() => {
      const find = this.database.statement('SELECT doc FROM mailbox_configs WHERE id = ?');
      const found = new Map<MailboxId, MailboxConfig>();
      for (const id of new Set(mailboxIds)) {
        const row = find.get(id);
        if (row !== undefined) found.set(id, documentIn('MailboxConfig', row));
      }
      return found;
    });
  }

  override findByAddress(emailAddress: string): Promise<MailboxConfig | undefined> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT doc FROM mailbox_configs WHERE address = ?').get(emailAddress);
      return row === undefined ? undefined : documentIn('MailboxConfig', row);
    });
  }

  override idsOf(systemUserId: string): Promise<readonly MailboxId[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT mailbox FROM mailbox_people WHERE person = ? ORDER BY mailbox')
        .all(systemUserId)
        .map((row) => textIn(row, 'mailbox')),
    );
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly configs: readonly MailboxConfig[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? '' : fromCursor(listName, cursor).at;
    const rows = await this.database.read(() =>
      this.database
        .statement('SELECT address, doc FROM mailbox_configs WHERE address > ? ORDER BY address LIMIT ?')
        .all(after, limit + 1),
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'address'), row: 0 }));
    return { configs: page.rows.map((row) => documentIn('MailboxConfig', row)), ...page.next };
  }

  override async search({ state, q = '', descending = false, cursor, limit }: MailboxFilter): Promise<{
    readonly configs: readonly MailboxConfig[];
    readonly nextCursor?: string;
  }> {
    const after = cursor === undefined ? undefined : fromCursor(searchName, cursor).at;
    const [place, order] = descending ? ['address < ?', 'DESC'] : ['address > ?', 'ASC'];
    const ofState = state === undefined ? '' : 'state = ? AND ';
    const rows = await this.database.read(() =>
      this.database
        .statement(
          `SELECT address, doc FROM mailbox_configs WHERE ${ofState}address >= ? AND address < ? AND ${place}
           ORDER BY address ${order} LIMIT ?`,
        )
        .all(
          ...(state === undefined ? [] : [state]),
          q,
          `${q}${highest}`,
          after ?? (descending ? highest : ''),
          limit + 1,
        ),
    );
    const page = toPage(searchName, rows, limit, (row) => ({ at: textIn(row, 'address'), row: 0 }));
    return { configs: page.rows.map((row) => documentIn('MailboxConfig', row)), ...page.next };
  }

  override countByState(): Promise<Readonly<Record<MailboxState, number>>> {
    return this.database.read(() => {
      const count = this.database.statement('SELECT count(*) AS n FROM mailbox_configs WHERE state = ?');
      const of = (state: MailboxState): number => integerIn(count.get(state) ?? {}, 'n');
      return { pending: of('pending'), enabled: of('enabled'), disabled: of('disabled') };
    });
  }

  override replace(config: MailboxConfig): Promise<'saved' | 'lost'> {
    const { id, emailAddress, version } = config.mailbox;
    return this.database.write(() => {
      const stored = this.database.statement('SELECT version FROM mailbox_configs WHERE id = ?').get(id);
      const current = stored === undefined ? 0 : integerIn(stored, 'version');
      if (current !== version - 1 || this.isAddressOfAnother(emailAddress, id)) return 'lost';
      this.database
        .statement(
          `INSERT INTO mailbox_configs (id, address, version, doc) VALUES (?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET address = excluded.address, version = excluded.version, doc = excluded.doc`,
        )
        .run(id, emailAddress, version, JSON.stringify(config));
      this.replacePeople(config);
      return 'saved';
    });
  }

  private replacePeople({ mailbox: { id, ownerId, grantedTo = [] } }: MailboxConfig): void {
    this.database.statement('DELETE FROM mailbox_people WHERE mailbox = ?').run(id);
    const add = this.database.statement('INSERT INTO mailbox_people (person, mailbox) VALUES (?, ?)');
    const people = new Set([...(ownerId === undefined ? [] : [ownerId]), ...grantedTo]);
    for (const person of people) add.run(person, id);
  }

  private isAddressOfAnother(emailAddress: string, id: MailboxId): boolean {
    const row = this.database.statement('SELECT id FROM mailbox_configs WHERE address = ?').get(emailAddress);
    return row !== undefined && textIn(row, 'id') !== id;
  }
}
