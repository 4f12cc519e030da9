import { WebhookDeliveries, Webhooks, type Webhook, type WebhookDelivery } from '@foldwatch/ports';
import { attempt, attemptUpsert } from '../database/attempts';
import { compareAndSet } from '../database/compare-and-set';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { toDeliveryRow, toWebhookRow } from './webhook-rows';

export class MongoWebhooks extends Webhooks {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async list(): Promise<readonly Webhook[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ created: { $gte: '' } })
        .sort({ created: 1 })
        .toArray(),
    );
    return rows.map(({ doc }) => doc);
  }

  override async find(id: string): Promise<Webhook | undefined> {
    return (await attempt(() => this.rows.findOne({ _id: keyOf(id) })))?.doc;
  }

  override async replace(webhook: Webhook): Promise<'saved' | 'lost'> {
    const lost = await compareAndSet(this.database.rowsOf('webhooks'), [toWebhookRow(webhook)]);
    return lost.length === 0 ? 'saved' : 'lost';
  }

  override async remove(id: string): Promise<void> {
    await attempt(() => this.rows.deleteOne({ _id: keyOf(id) }));
  }

  private get rows() {
    return this.database.collection('webhooks');
  }
}

export class MongoWebhookDeliveries extends WebhookDeliveries {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async add(deliveries: readonly WebhookDelivery[]): Promise<void> {
    for (const delivery of deliveries) {
      const { _id, ...row } = toDeliveryRow(delivery);
      await attemptUpsert(() => this.rows.updateOne({ _id }, { $setOnInsert: row }, { upsert: true }));
    }
  }

  override async findDue(webhookId: string, now: string, limit: number): Promise<readonly WebhookDelivery[]> {
    const due = { webhook: keyOf(webhookId), due: { $gt: '', $lte: now } };
    const rows = await attempt(() => this.rows.find(due).sort({ due: 1 }).limit(limit).toArray());
    return rows.map(({ doc }) => doc);
  }

  override async save(delivery: WebhookDelivery): Promise<void> {
    const { _id, due, doc } = toDeliveryRow(delivery);
    await attempt(() => this.rows.updateOne({ _id }, { $set: { due, doc } }));
  }

  override async list(webhookId: string, limit: number): Promise<readonly WebhookDelivery[]> {
    const rows = await attempt(() =>
      this.rows
        .find({ webhook: keyOf(webhookId) })
        .sort({ created: -1 })
        .limit(limit)
        .toArray(),
    );
    return rows.map(({ doc }) => doc);
  }

  override async remove(
    which: { readonly before: string } | { readonly webhookId: string },
    limit: number,
  ): Promise<number> {
    const filter = 'before' in which ? { created: { $lt: which.before } } : { webhook: keyOf(which.webhookId) };
    const rows = await attempt(() =>
      this.rows
        .find(filter, { projection: { _id: 1 } })
        .limit(limit)
        .toArray(),
    );
    if (rows.length === 0) return 0;
    const { deletedCount } = await attempt(() => this.rows.deleteMany({ _id: { $in: rows.map(({ _id }) => _id) } }));
    return deletedCount;
  }

  private get rows() {
    return this.database.collection('webhook_deliveries');
  }
}
