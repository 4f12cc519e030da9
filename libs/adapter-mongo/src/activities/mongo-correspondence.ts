import type { mongo } from 'mongoose';
import { recordedMessage, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import { Correspondence } from '@foldwatch/ports';
import { attempt } from '../database/attempts';
import { keyOf } from '../database/keys';
import type { MongoDatabase } from '../database/mongo-database';
import { messageKey, type ActivityRow } from './activity-row';

/** Of all conversations, or subjects, asked for together the newest mail; many more than a batch of messages has of them. */
const mostOfAll = 5_000;
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

  override async find(keys: CorrelationKeys): Promise<readonly RecordedMessage[]> {
    const { messageIds, conversations, activityIds, subjects } = keys;
    const found = await Promise.all([
      this.all({ message: { $in: messageIds.map(messageKey) } }, messageIds),
      this.all({ _id: { $in: [...activityIds] } }, activityIds),
      this.newest({ conversation: { $in: [...conversations] } }, conversations),
      this.newest({ subject: { $in: subjects.map((subject) => keyOf(subject)) } }, subjects),
    ]);
    const rows = new Map(found.flat().map((row) => [row._id, row]));
    return [...rows.values()].flatMap(({ doc }) => recordedMessage(doc) ?? []);
  }

  private async all(filter: mongo.Filter<ActivityRow>, sought: readonly string[]) {
    return sought.length === 0 ? [] : attempt(() => this.rows(filter).toArray());
  }

  private async newest(filter: mongo.Filter<ActivityRow>, sought: readonly string[]) {
    if (sought.length === 0) return [];
    return attempt(() => this.rows(filter).sort({ order: -1 }).limit(mostOfAll).toArray());
  }

  private rows(filter: mongo.Filter<ActivityRow>) {
    return this.database.collection('activities').find(filter, { projection: needed });
  }
}
