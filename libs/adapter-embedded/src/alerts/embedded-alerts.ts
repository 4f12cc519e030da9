import type { MailboxId } from '@foldwatch/domain';
import { AlertNews, Alerts, type Alert } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import { AlertRows } from './alert-rows';

export class EmbeddedAlerts extends Alerts {
  private readonly rows: AlertRows;

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.rows = new AlertRows(database);
  }

  override raise(alerts: readonly Alert[]): Promise<void> {
    return this.inWrites(alerts, (alert) => this.rows.add(alert));
  }

  override resolve(ids: readonly string[], resolvedAt: string): Promise<void> {
    return this.inWrites(ids, (id) => {
      const alert = this.rows.find(id);
      if (alert !== undefined && alert.resolvedAt === undefined) this.rows.change({ ...alert, resolvedAt });
    });
  }

  override findLatest(keys: readonly string[]): Promise<ReadonlyMap<string, Alert>> {
    return this.database.read(() => {
      const find = this.database.statement('SELECT doc FROM alerts WHERE key = ? ORDER BY occurrence DESC LIMIT 1');
      const found = new Map<string, Alert>();
      for (const key of new Set(keys)) {
        const row = find.get(key);
        if (row !== undefined) found.set(key, documentIn('Alert', row));
      }
      return found;
    });
  }

  override findOpen(scopes: readonly MailboxId[]): Promise<readonly Alert[]> {
    return this.database.read(() => {
      const find = this.database.statement(`SELECT doc FROM alerts WHERE scope = ? AND resolved = ''`);
      return [...new Set(scopes)].flatMap((scope) => find.all(scope).map((row) => documentIn('Alert', row)));
    });
  }

  private async inWrites<T>(items: readonly T[], write: (item: T) => void): Promise<void> {
    await Promise.all(inPortions(items).map((portion) => this.database.write(() => portion.forEach(write))));
  }
}

export class EmbeddedAlertNews extends AlertNews {
  private readonly rows: AlertRows;

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.rows = new AlertRows(database);
  }

  override findUntold(limit: number): Promise<readonly Alert[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM alerts WHERE untold = 1 ORDER BY row LIMIT ?')
        .all(limit)
        .map((row) => documentIn('Alert', row)),
    );
  }

  override noteTold(id: string, told: 'raised' | 'resolved'): Promise<void> {
    return this.database.write(() => {
      const alert = this.rows.find(id);
      if (alert !== undefined) this.rows.change({ ...alert, told });
    });
  }
}
