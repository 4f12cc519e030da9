import type { MailboxId, MailboxState } from '@foldwatch/domain';
import { MailboxConfigs, type ConfigVersions, type MailboxConfig, type MailboxFilter } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { fromCursor, toPage } from '../database/cursor';
import { keyOf, orderKeyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toConfigRow } from './config-rows';
import { storedOrganization } from './mongo-organization-configs';

const listName = 'mailboxes';
const searchName = 'mailboxes-sought';
const highest = '\u{10FFFF}';
const states = ['pending', 'enabled', 'disabled'] as const satisfies readonly MailboxState[];

export class MongoMailboxConfigs extends MailboxConfigs {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async versions(mailboxIds: readonly MailboxId[]): Promise<ConfigVersions> {
    const [organization, rows] = await Promise.all([
      storedOrganization(this.database),
      this.byId(mailboxIds, { 'doc.mailbox.id': 1, version: 1 }),
    ]);
    return {
      organization: organization?.version ?? 0,
      mailboxes: new Map(rows.map(({ version, doc }) => [doc.mailbox.id, version])),
    };
  }

  override async findMany(mailboxIds: readonly MailboxId[]): Promise<ReadonlyMap<MailboxId, MailboxConfig>> {
    const rows = await this.byId(mailboxIds, { doc: 1 });
    return new Map(rows.map(({ doc }) => [doc.mailbox.id, doc]));
  }

  override async findByAddress(emailAddress: string): Promise<MailboxConfig | undefined> {
    const row = await attempt(() => this.rows.findOne({ address: orderKeyOf(emailAddress) }));
    return row?.doc;
  }

  override async idsOf(systemUserId: string): Promise<readonly MailboxId[]> {
    const filter = { people: keyOf(systemUserId) };
    const rows = await attempt(() => this.rows.find(filter, { projection: { 'doc.mailbox.id': 1 } }).toArray());
    return rows.map(({ doc }) => doc.mailbox.id).toSorted();
  }

  override async list(
    limit: number,
    cursor?: string,
  ): Promise<{ readonly configs: readonly MailboxConfig[]; readonly nextCursor?: string }> {
    const after = cursor === undefined ? '' : fromCursor(listName, cursor);
    const rows = await attempt(() =>
      this.rows
        .find({ address: { $gt: after } })
        .sort({ address: 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(listName, rows, limit, ({ address }) => address);
    return { configs: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async search({ state, q = '', descending = false, cursor, limit }: MailboxFilter): Promise<{
    readonly configs: readonly MailboxConfig[];
    readonly nextCursor?: string;
  }> {
    const after = cursor === undefined ? undefined : fromCursor(searchName, cursor);
    const ascending = { $gt: after ?? '', $gte: q, $lt: `${q}${highest}` };
    const address = descending ? { $gte: q, $lt: after ?? `${q}${highest}` } : ascending;
    const rows = await attempt(() =>
      this.rows
        .find({ ...(state !== undefined && { 'doc.mailbox.state': state }), address })
        .sort({ address: descending ? -1 : 1 })
        .limit(limit + 1)
        .toArray(),
    );
    const page = toPage(searchName, rows, limit, (row) => row.address);
    return { configs: page.rows.map(({ doc }) => doc), ...page.next };
  }

  override async countByState(): Promise<Readonly<Record<MailboxState, number>>> {
    const [pending, enabled, disabled] = await Promise.all(states.map((state) => this.countIn(state)));
    return { pending: pending ?? 0, enabled: enabled ?? 0, disabled: disabled ?? 0 };
  }

  private countIn(state: MailboxState): Promise<number> {
    return attempt(() => this.rows.countDocuments({ 'doc.mailbox.state': state }));
  }

  /** An address in use refuses the row as a stored version does: both are unique keys. */
  override async replace(config: MailboxConfig): Promise<'saved' | 'lost'> {
    const lost = await compareAndSet(this.database.rowsOf('mailbox_configs'), [toConfigRow(config)]);
    return lost.length === 0 ? 'saved' : 'lost';
  }

  private async byId(mailboxIds: readonly MailboxId[], projection: Readonly<Record<string, 1>>) {
    if (mailboxIds.length === 0) return [];
    const filter = { _id: { $in: [...new Set(mailboxIds)].map((id) => keyOf(id)) } };
    return attempt(() => this.rows.find(filter, { projection }).toArray());
  }

  private get rows() {
    return this.database.collection('mailbox_configs');
  }
}
