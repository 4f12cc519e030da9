import type { mongo } from 'mongoose';
import { recordedMessage, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import { Correspondence } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { messageKey, type ActivityRow } from './activity-row';

/** Of all conversations asked for together, the newest mail; many more than a batch of messages has conversations. */
const mostOfConversations = 5_000;
const needed = {
  'doc.id': 1,
  'doc.status': 1,
  'doc.message': 1,
  'doc.regarding': 1,
  'doc.createdAt': 1,
} as const;

export class MongoCorrespondence extends Correspondence {
  constructor(private readonly database: MongoDatabase) {
    super();
  }

  override async find({ messageIds, conversations }: CorrelationKeys): Promise<readonly RecordedMessage[]> {
    const found = await Promise.all([this.withMessageIds(messageIds), this.inConversations(conversations)]);
    const rows = new Map(found.flat().map((row) => [row._id, row]));
    return [...rows.values()].flatMap(({ doc }) => recordedMessage(doc) ?? []);
  }

  private async withMessageIds(messageIds: readonly string[]) {
    if (messageIds.length === 0) return [];
    return attempt(() => this.rows({ message: { $in: messageIds.map(messageKey) } }).toArray());
  }

  private async inConversations(headers: readonly string[]) {
    if (headers.length === 0) return [];
    return attempt(() =>
      this.rows({ conversation: { $in: [...headers] } })
        .sort({ order: -1 })
        .limit(mostOfConversations)
        .toArray(),
    );
  }

  private rows(filter: mongo.Filter<ActivityRow>) {
    return this.database.collection('activities').find(filter, { projection: needed });
  }
}
