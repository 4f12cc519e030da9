import { recordedMessage, type ActivityId, type CorrelationKeys, type RecordedMessage } from '@foldwatch/domain';
import { Correspondence } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, type Row } from '../database/rows';
import { conversationKey, messageKey, subjectIndexKey } from './activity-keys';

/** Of a key: its newest, which say enough of a conversation. */
const mostOfKey = 20;
/** Of a subject, which strangers may share. */
const mostOfSubject = 200;

export class EmbeddedCorrespondence extends Correspondence {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async find(keys: CorrelationKeys): Promise<readonly RecordedMessage[]> {
    const { messageIds, conversations, activityIds, subjects } = keys;
    const found = new Map<ActivityId, RecordedMessage>();
    const take = (row: Row): void => {
      const message = recordedMessage(documentIn('Activity', row));
      if (message !== undefined) found.set(message.activityId, message);
    };
    await this.byKeys([...messageIds.map(messageKey), ...conversations.map(conversationKey)], mostOfKey, take);
    await this.byKeys(subjects.map(subjectIndexKey), mostOfSubject, take);
    await this.byIds(activityIds, take);
    return [...found.values()];
  }

  private async byKeys(keys: readonly string[], most: number, take: (row: Row) => void): Promise<void> {
    for (const portion of inPortions([...new Set(keys)])) {
      await this.database.read(() => {
        const find = this.database.statement(
          `SELECT a.doc FROM activity_keys k CROSS JOIN activities a ON a.row = k.activity
           WHERE k.key = ? ORDER BY k.activity DESC LIMIT ?`,
        );
        for (const key of portion) for (const row of find.all(key, most)) take(row);
      });
    }
  }

  private async byIds(ids: readonly ActivityId[], take: (row: Row) => void): Promise<void> {
    for (const portion of inPortions(ids)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM activities WHERE id = ?');
        for (const id of portion) for (const row of find.all(id)) take(row);
      });
    }
  }
}
