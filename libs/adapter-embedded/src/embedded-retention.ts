import {
  daysBefore,
  inPortions,
  jobDays,
  parkedDays,
  sweepExpired,
  type ExpiredCounts,
  type ExpiringStores,
} from '@foldwatch/ports';
import { rowsPerPortion, type EmbeddedDatabase } from './database/embedded-database';
import { textIn } from './database/rows';
import type { LogRetention } from './event-log/log-retention';

const deleteJobsSql = `DELETE FROM mailbox_jobs WHERE rowid IN (
  SELECT old.rowid FROM mailbox_jobs old
  WHERE old.finished > '' AND old.finished < ? AND old.kind <> 'erase' AND EXISTS (
    SELECT 1 FROM mailbox_jobs newer
    WHERE newer.mailbox = old.mailbox AND newer.kind = old.kind AND newer.finished > old.finished)
  LIMIT ?)`;

export interface SweptCounts extends ExpiredCounts {
  readonly events: number;
  readonly parked: number;
  readonly jobs: number;
}

interface Kept extends ExpiringStores {
  readonly log: LogRetention;
}

/** Deletes by date what need not be kept, in small portions between which others get their turn. */
export class EmbeddedRetention {
  constructor(
    private readonly database: EmbeddedDatabase,
    private readonly kept: Kept,
  ) {}

  async sweep(now: Date, { decisionRetentionDays }: { readonly decisionRetentionDays: number }): Promise<SweptCounts> {
    return {
      events: await this.kept.log.sweep(now, decisionRetentionDays),
      ...(await sweepExpired(this.kept, { now, decisionRetentionDays, portion: rowsPerPortion })),
      parked: await this.sweepParked(daysBefore(now, parkedDays)),
      jobs: await this.sweepJobs(daysBefore(now, jobDays)),
    };
  }

  private async sweepParked(before: string): Promise<number> {
    let removed = 0;
    for (let group = await this.groupBehind(''); group !== undefined; group = await this.groupBehind(group)) {
      const name = group;
      const { changes } = await this.database.write(() =>
        this.database.statement('DELETE FROM parked_events WHERE grp = ? AND due < ?').run(name, before),
      );
      removed += Number(changes);
    }
    return removed;
  }

  private sweepJobs(before: string): Promise<number> {
    return inPortions(rowsPerPortion, async (limit) => {
      const { changes } = await this.database.write(() => this.database.statement(deleteJobsSql).run(before, limit));
      return Number(changes);
    });
  }

  private groupBehind(group: string): Promise<string | undefined> {
    return this.database.read(() => {
      const row = this.database
        .statement('SELECT grp FROM parked_events WHERE grp > ? ORDER BY grp LIMIT 1')
        .get(group);
      return row === undefined ? undefined : textIn(row, 'grp');
    });
  }
}
