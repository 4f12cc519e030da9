import { awaitedKeys, type AwaitedKeys, type PresentObservation, type WaitingItem } from '@foldwatch/domain';
import { WaitingReplies, type WaitingPage } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { keyList, KeyIndex } from '../database/index-keys';
import { documentIn, integerIn, textIn, type Row } from '../database/rows';
import { conversationKey, messageKey } from './activity-keys';

const noKeys = keyList([]);

export class EmbeddedWaitingReplies extends WaitingReplies {
  private readonly keys: KeyIndex;

  constructor(private readonly database: EmbeddedDatabase) {
    super();
    this.keys = new KeyIndex(database, 'waiting_keys');
  }

  override async add(replies: readonly PresentObservation[]): Promise<void> {
    const portions = inPortions(replies).map((portion) =>
      this.database.write(() => {
        for (const reply of portion) this.put(reply);
      }),
    );
    await Promise.all(portions);
  }

  override async findMany(items: readonly WaitingItem[]): Promise<readonly PresentObservation[]> {
    const found: PresentObservation[] = [];
    for (const portion of inPortions(items)) {
      await this.database.read(() => {
        const find = this.database.statement('SELECT doc FROM waiting_replies WHERE mailbox = ? AND item = ?');
        for (const { mailboxId, itemKey } of portion) {
          const row = find.get(mailboxId, itemKey);
          if (row !== undefined) found.push(documentIn('PresentObservation', row));
        }
      });
    }
    return found;
  }

  override findAwaiting(keys: AwaitedKeys, limit: number, after = '0'): Promise<WaitingPage> {
    return this.database.read(() => {
      const find = this.database.statement(
        `SELECT w.row, w.doc FROM waiting_keys k CROSS JOIN waiting_replies w ON w.row = k.reply
         WHERE k.key = ? AND k.reply > ? ORDER BY k.reply LIMIT ?`,
      );
      const rows = waitingKeys(keys).flatMap((key) => find.all(key, Number(after), limit));
      const byRow = new Map(rows.map((row) => [integerIn(row, 'row'), row]));
      const found = [...byRow].toSorted(([a], [b]) => a - b).map(([, row]) => row);
      return toPage(found.slice(0, limit), limit);
    });
  }

  override list(limit: number, after = '0'): Promise<WaitingPage> {
    return this.database.read(() => {
      const rows = this.database
        .statement('SELECT row, doc FROM waiting_replies WHERE row > ? ORDER BY row LIMIT ?')
        .all(Number(after), limit);
      return toPage(rows, limit);
    });
  }

  override async remove(items: readonly WaitingItem[]): Promise<void> {
    const portions = inPortions(items).map((portion) =>
      this.database.write(() => {
        for (const { mailboxId, itemKey } of portion) this.forget(mailboxId, itemKey);
      }),
    );
    await Promise.all(portions);
  }

  override removeBefore(before: string, limit: number): Promise<number> {
    return this.database.write(() => {
      const old = this.database
        .statement('SELECT mailbox, item FROM waiting_replies WHERE seen < ? ORDER BY seen LIMIT ?')
        .all(before, limit);
      for (const row of old) this.forget(textIn(row, 'mailbox'), textIn(row, 'item'));
      return old.length;
    });
  }

  private put(reply: PresentObservation): void {
    const { mailboxId, itemKey, observedAt, mail } = reply;
    const before = this.stored(mailboxId, itemKey);
    const keys = keyList(waitingKeys(awaitedKeys(mail)));
    this.database
      .statement(
        `INSERT INTO waiting_replies (mailbox, item, seen, keys, doc) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT (mailbox, item) DO UPDATE SET seen = excluded.seen, keys = excluded.keys, doc = excluded.doc`,
      )
      .run(mailboxId, itemKey, observedAt, keys, JSON.stringify(reply));
    const row = before?.row ?? this.stored(mailboxId, itemKey)?.row;
    if (row !== undefined) this.keys.change(row, before?.keys ?? noKeys, keys);
  }

  private forget(mailboxId: string, itemKey: string): void {
    const stored = this.stored(mailboxId, itemKey);
    if (stored === undefined) return;
    this.keys.change(stored.row, stored.keys, noKeys);
    this.database.statement('DELETE FROM waiting_replies WHERE row = ?').run(stored.row);
  }

  private stored(mailboxId: string, itemKey: string): { readonly row: number; readonly keys: string } | undefined {
    const row = this.database
      .statement('SELECT row, keys FROM waiting_replies WHERE mailbox = ? AND item = ?')
      .get(mailboxId, itemKey);
    return row && { row: integerIn(row, 'row'), keys: textIn(row, 'keys') };
  }
}

function toPage(rows: readonly Row[], limit: number): WaitingPage {
  const last = rows.at(-1);
  return {
    replies: rows.map((row) => documentIn('PresentObservation', row)),
    ...(rows.length === limit && last !== undefined && { next: String(integerIn(last, 'row')) }),
  };
}

const waitingKeys = ({ messageIds, conversations }: AwaitedKeys): readonly string[] => [
  ...messageIds.map(messageKey),
  ...conversations.map(conversationKey),
];
