import type { CrmRecord } from '@foldwatch/domain';
import { attempt } from '../database/attempts';
import type { MongoDatabase } from '../database/mongo-database';
import { claimsOf, recordRowId } from './record-row';

/**
 * Which of their addresses records may hold: those that nobody holds but the record itself. Who is asked first of several
 * that are written together gets an address; one that somebody takes meanwhile the unique index refuses.
 */
export class FreeClaims {
  private constructor(private readonly holders: Map<string, string>) {}

  static async find(database: MongoDatabase, records: readonly CrmRecord[]): Promise<FreeClaims> {
    const wanted = [...new Set(records.flatMap(claimsOf))];
    if (wanted.length === 0) return new FreeClaims(new Map());
    const rows = database.collection('records');
    const filter = { claims: { $in: wanted } };
    const held = await attempt(() => rows.find(filter, { projection: { claims: 1 } }).toArray());
    return new FreeClaims(
      new Map(held.flatMap(({ _id, claims = [] }) => claims.map((claim) => [claim, _id] as const))),
    );
  }

  take(record: CrmRecord): readonly string[] {
    const id = recordRowId(record);
    const mine = claimsOf(record).filter((claim) => (this.holders.get(claim) ?? id) === id);
    for (const claim of mine) this.holders.set(claim, id);
    return mine;
  }
}
