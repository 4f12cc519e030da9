import { ParkedEvents, type LoggedEvent, type ParkedEvent } from '@foldwatch/ports';
import { inPortions, type EmbeddedDatabase } from '../database/embedded-database';
import { documentIn, integerIn } from '../database/rows';

export class EmbeddedParkedEvents extends ParkedEvents {
  constructor(private readonly database: EmbeddedDatabase) {
    super();
  }

  override async park(events: readonly ParkedEvent[]): Promise<void> {
    const portions = inPortions(events).map((portion) =>
      this.database.write(() => {
        const put = this.database.statement(
          `INSERT INTO parked_events (grp, topic, partition, pos, due, doc) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (grp, topic, partition, pos) DO UPDATE SET due = excluded.due, doc = excluded.doc`,
        );
        for (const parked of portion) put.run(...placeOf(parked), parked.nextTryAt, JSON.stringify(parked));
      }),
    );
    await Promise.all(portions);
  }

  override findDue(group: string, now: Date, limit: number): Promise<readonly ParkedEvent[]> {
    return this.database.read(() =>
      this.database
        .statement('SELECT doc FROM parked_events WHERE grp = ? AND due <= ? ORDER BY due LIMIT ?')
        .all(group, now.toISOString(), limit)
        .map((row) => documentIn('ParkedEvent', row)),
    );
  }

  override async remove(events: readonly ParkedEvent[]): Promise<void> {
    const portions = inPortions(events).map((portion) =>
      this.database.write(() => {
        const remove = this.database.statement(
          'DELETE FROM parked_events WHERE grp = ? AND topic = ? AND partition = ? AND pos = ?',
        );
        for (const parked of portion) remove.run(...placeOf(parked));
      }),
    );
    await Promise.all(portions);
  }

  override count(group: string): Promise<number> {
    return this.database.read(() => {
      const row = this.database.statement('SELECT count(*) AS n FROM parked_events WHERE grp = ?').get(group);
      return row === undefined ? 0 : integerIn(row, 'n');
    });
  }
}

type Place = [group: string, topic: string, partition: number, offset: number];

const placeOf = ({ group, event }: { readonly group: string; readonly event: LoggedEvent }): Place => [
  group,
  event.topic,
  event.partition,
  event.offset,
];
