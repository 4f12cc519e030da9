import type { MailboxId } from '@foldwatch/domain';
import { AlertQueries, type Alert, type AlertFilter } from '@foldwatch/ports';
import { fromCursor, toPage } from '../database/cursor';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { among } from '../database/index-keys';
import { documentIn, integerIn, textIn } from '../database/rows';
import { AlertRows } from './alert-rows';

const listName = 'alerts';
const latest = { at: '\u{10FFFF}', row: Number.MAX_SAFE_INTEGER };

export class EmbeddedAlertQueries extends AlertQueries {
  private readonly rows: AlertRows;

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.rows = new AlertRows(database);
  }

  override find(id: string): Promise<Alert | undefined> {
    return this.database.read(() => this.rows.find(id));
  }

  override async list(
    filter: AlertFilter,
  ): Promise<{ readonly alerts: readonly Alert[]; readonly nextCursor?: string }> {
    const { state, scopes, code, cursor, limit } = filter;
    const asked = scopes === undefined ? undefined : JSON.stringify(scopes);
    const before = cursor === undefined ? latest : fromCursor(listName, cursor);
    const conditions = [
      ...(state === undefined ? [] : [state === 'open' ? `AND resolved = ''` : `AND resolved > ''`]),
      ...(asked === undefined ? [] : [`AND scope ${among}`]),
      ...(code === undefined ? [] : ['AND code = ?']),
    ];
    const rows = await this.database.all(
      `SELECT row, raised, doc FROM alerts INDEXED BY ${asked === undefined ? 'alerts_raised' : 'alerts_scope'}
       WHERE raised <= ? AND (raised < ? OR row < ?) ${conditions.join(' ')}
       ORDER BY raised DESC, row DESC LIMIT ?`,
      [before.at, before.at, before.row, ...[asked, code].filter((one) => one !== undefined), limit + 1],
    );
    const page = toPage(listName, rows, limit, (row) => ({ at: textIn(row, 'raised'), row: integerIn(row, 'row') }));
    return { alerts: page.rows.map((row) => documentIn('Alert', row)), ...page.next };
  }

  override openScopes(): Promise<ReadonlySet<MailboxId>> {
    return this.database.read(() => {
      const sql = `SELECT DISTINCT scope FROM alerts INDEXED BY alerts_open WHERE resolved = '' AND scope >= ''`;
      return new Set(
        this.database
          .statement(sql)
          .all()
          .map((row) => textIn(row, 'scope')),
      );
    });
  }

  override acknowledge(id: string, by: string, at: string): Promise<void> {
    return this.database.write(() => {
      const alert = this.rows.find(id);
      if (alert !== undefined && alert.acknowledged === undefined) {
        this.rows.change({ ...alert, acknowledged: { at, by } });
      }
    });
  }

  override removeResolvedBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          `DELETE FROM alerts WHERE row IN
           (SELECT row FROM alerts WHERE resolved > '' AND resolved < ? AND untold = 0 LIMIT ?)`,
        )
        .run(before, limit);
      return Number(changes);
    });
  }
}
