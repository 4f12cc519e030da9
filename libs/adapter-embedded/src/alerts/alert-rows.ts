import type { Alert } from '@foldwatch/ports';
import type { EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';

/** Alerts by their ids, within a write or a read. */
export class AlertRows {
  constructor(private readonly database: EmbeddedDatabase) {}

  find(id: string): Alert | undefined {
    const row = this.database.statement('SELECT doc FROM alerts WHERE id = ?').get(id);
    return row === undefined ? undefined : documentIn('Alert', row);
  }

  add(alert: Alert): void {
    const { id, key, occurrence, scope, code, raisedAt } = alert;
    this.database
      .statement(
        `INSERT INTO alerts (id, key, occurrence, scope, code, raised, resolved, untold, doc)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
      )
      .run(id, key, occurrence, scope, code, raisedAt, alert.resolvedAt ?? '', isUntold(alert), JSON.stringify(alert));
  }

  change(alert: Alert): void {
    this.database
      .statement('UPDATE alerts SET resolved = ?, untold = ?, doc = ? WHERE id = ?')
      .run(alert.resolvedAt ?? '', isUntold(alert), JSON.stringify(alert), alert.id);
  }
}

const isUntold = ({ told, resolvedAt }: Alert): number =>
  Number(told !== (resolvedAt === undefined ? 'raised' : 'resolved'));
