import { Injectable } from '@nestjs/common';
import { canReadRecord, type RecordRef } from '@foldwatch/domain';
import { ActivityQueries, RecordDirectory, recordKey } from '@foldwatch/ports';
import { mailboxesFor, type Principal } from '../access/principal';
import { Readers } from '../rights/readers';
import { toRecordView, type RecordsView } from './record-views';

/** Among so many of the latest activities there are enough records to choose from. */
const activitiesLookedAt = 100;

/** The active records that the mail of somebody's mailboxes regarded last, to choose from before anything is typed. */
@Injectable()
export class RecentRecords {
  constructor(
    private readonly activities: ActivityQueries,
    private readonly directory: RecordDirectory,
    private readonly readers: Readers,
  ) {}

  async execute(limit: number, viewer: Principal): Promise<RecordsView> {
    const mailboxIds = mailboxesFor(viewer);
    const { activities } = await this.activities.list({
      limit: activitiesLookedAt,
      ...(mailboxIds !== undefined && { mailboxIds }),
    });
    const refs = new Map<string, RecordRef>();
    for (const { regarding } of activities) if (regarding !== undefined) refs.set(recordKey(regarding), regarding);
    const found = await this.directory.findMany([...refs.values()].map(({ table, id }) => ({ table, id })));
    const active = [...refs.keys()].flatMap((key) => found.get(key) ?? []).filter(({ state }) => state === 'active');
    const reader = await this.readers.of(viewer);
    const readable = reader === undefined ? active : active.filter((record) => canReadRecord(reader, record));
    return { items: readable.slice(0, limit).map(toRecordView) };
  }
}
