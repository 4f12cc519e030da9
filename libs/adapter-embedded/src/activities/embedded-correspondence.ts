import { recordedMessage, type ActivityId, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import { Correspondence } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn } from '../database/rows';
import { conversationKey, messageKey } from './activity-keys';

/** Of a key: its newest, which say enough of a conversation. */
const mostOfKey = 20;

export class EmbeddedCorrespondence extends Correspondence {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async find({ messageIds, conversations }: CorrelationKeys): Promise<readonly RecordedMessage[]> {
    const found = new Map<ActivityId, RecordedMessage>();
    const keys = [...messageIds.map(messageKey), ...conversations.map(conversationKey)];
    for (const portion of inPortions([...new Set(keys)])) {
      await this.database.read(() => {
        const find = this.database.statement(
          `SELECT a.doc FROM activity_keys k CROSS JOIN activities a ON a.row = k.activity
           WHERE k.key = ? ORDER BY k.activity DESC LIMIT ?`,
        );
        for (const key of portion) {
          for (const row of find.all(key, mostOfKey)) {
            const message = recordedMessage(documentIn('Activity', row));
            if (message !== undefined) found.set(message.activityId, message);
          }
        }
      });
    }
    return [...found.values()];
  }
}
