import { WebhookDeliveries, Webhooks, type Webhook, type WebhookDelivery } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

export class EmbeddedWebhooks extends Webhooks {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override list(): Promise<readonly Webhook[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM webhooks ORDER BY row')
        .all()
        .map((row) => documentIn('Webhook', row)),
    );
  }

  override find(id: string): Promise<Webhook | undefined> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT doc FROM webhooks WHERE id = ?').get(id);
      return row === undefined ? undefined : documentIn('Webhook', row);
    });
  }

  override replace(webhook: Webhook): Promise<'saved' | 'lost'> {
    const { id, version } = webhook;
    return this.database.write(() => {
      const row = this.database.statement('SELECT version FROM webhooks WHERE id = ?').get(id);
      if ((row === undefined ? 0 : integerIn(row, 'version')) !== version - 1) return 'lost';
      this.database
        .statement(
          `INSERT INTO webhooks (id, version, doc) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET version = excluded.version, doc = excluded.doc`,
        )
        .run(id, version, JSON.stringify(webhook));
      return 'saved';
    });
  }

  override remove(id: string): Promise<void> {
    return this.database.write(() => {
      this.database.statement('DELETE FROM webhooks WHERE id = ?').run(id);
    });
  }
}

export class EmbeddedWebhookDeliveries extends WebhookDeliveries {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async add(deliveries: readonly WebhookDelivery[]): Promise<void> {
    const portions = inPortions(deliveries).map((portion) =>
      this.database.write(() => {
        for (const delivery of portion) this.put(delivery);
      }),
    );
    await Promise.all(portions);
  }

  override findDue(webhookId: string, now: string, limit: number): Promise<readonly WebhookDelivery[]> {
    return this.database.read(() =>
      this.database
        .statement(
          `SELECT doc FROM webhook_deliveries WHERE webhook = ? AND due > '' AND due <= ? ORDER BY due, row LIMIT ?`,
        )
        .all(webhookId, now, limit)
        .map((row) => documentIn('WebhookDelivery', row)),
    );
  }

  override save(delivery: WebhookDelivery): Promise<void> {
    return this.database.write(() => {
      this.database
        .statement('UPDATE webhook_deliveries SET due = ?, doc = ? WHERE id = ?')
        .run(dueOf(delivery), JSON.stringify(delivery), delivery.id);
    });
  }

  override list(webhookId: string, limit: number): Promise<readonly WebhookDelivery[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM webhook_deliveries WHERE webhook = ? ORDER BY created DESC, row DESC LIMIT ?')
        .all(webhookId, limit)
        .map((row) => documentIn('WebhookDelivery', row)),
    );
  }

  override remove(which: { readonly before: string } | { readonly webhookId: string }, limit: number): Promise<number> {
    const [condition, value] = 'before' in which ? ['created < ?', which.before] : ['webhook = ?', which.webhookId];
    return this.database.write(() => {
      const { changes } = this.database
        .statement(
          `DELETE FROM webhook_deliveries WHERE row IN
           (SELECT row FROM webhook_deliveries WHERE ${condition} LIMIT ?)`,
        )
        .run(value ?? '', limit);
      return Number(changes);
    });
  }

  private put(delivery: WebhookDelivery): void {
    this.database
      .statement(
        `INSERT INTO webhook_deliveries (id, webhook, created, due, doc) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (id) DO NOTHING`,
      )
      .run(delivery.id, delivery.webhookId, delivery.createdAt, dueOf(delivery), JSON.stringify(delivery));
  }
}

/** Empty when nothing is to be done any more. */
const dueOf = ({ state, nextTryAt }: WebhookDelivery): string => (state === 'pending' ? nextTryAt : '');
