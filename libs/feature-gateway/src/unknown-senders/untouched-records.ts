import { Injectable } from '@nestjs/common';
import { undoWithinMs, type CrmRecord, type RecordRef } from '@foldwatch/domain';
import { ActivityQueries, RecordDirectory, recordKey } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';

/** Records that somebody has just had made and that nobody did anything with. */
@Injectable()
export class UntouchedRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly activities: ActivityQueries,
  ) {}

  /** False for one that was changed, delivered or regarded since, made by somebody else, or too long ago. */
  async has(ref: RecordRef, address: string, { viewer, now }: { viewer: Principal; now: Date }): Promise<boolean> {
    const record = (await this.directory.findMany([ref])).get(recordKey(ref));
    if (record === undefined || !isAsMade(record, address) || !isMadeBy(record, viewer)) return false;
    if (now.getTime() - Date.parse(record.createdAt) > undoWithinMs) return false;
    const { activities: regarding } = await this.activities.list({ regarding: ref, limit: 1 });
    return regarding.length === 0;
  }
}

const isMadeBy = ({ created }: CrmRecord, viewer: Principal): boolean =>
  created !== undefined && created.by === viewer.name && canSeeMailbox(viewer, created.mailboxId);

function isAsMade(record: CrmRecord, address: string): boolean {
  const { createdAt, modifiedAt, state, mergedInto, emailAddresses } = record;
  const hasNoOther = emailAddresses.length === 1 && emailAddresses[0] === address;
  return hasNoOther && modifiedAt === createdAt && state === 'active' && mergedInto === undefined;
}
