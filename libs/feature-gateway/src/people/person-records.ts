import { Injectable } from '@nestjs/common';
import { isUnrestricted, type CrmRecord, type Reader, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { ReadRecord } from '../records/read-record';
import { toRecordView, type RecordDetailView } from '../records/record-views';
import { Readers } from '../rights/readers';
import type { PersonView } from './person-views';

const openTables = ['opportunity', 'incident'] as const;
const mostOpen = 20;

type Known = Pick<PersonView, 'record' | 'account' | 'open'>;

const nothing: Known = { record: null, account: null, open: [] };

/** What is known of a person's record, as far as somebody may read it. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly readRecord: ReadRecord,
    private readonly directory: RecordDirectory,
    private readonly readers: Readers,
  ) {}

  async of(ref: RecordRef | undefined, viewer: Principal): Promise<Known> {
    const record = ref === undefined ? undefined : await this.read(ref, viewer);
    if (record === undefined) return nothing;
    const account = await this.accountOf(record);
    const open = account === undefined ? [] : await this.openOf(account, await this.readers.of(viewer));
    return { record, account: account === undefined ? null : toRecordView(account), open: open.map(toRecordView) };
  }

  private async read(ref: RecordRef, viewer: Principal): Promise<RecordDetailView | undefined> {
    try {
      return await this.readRecord.execute(ref, viewer);
    } catch (error) {
      if (error instanceof UnknownResource) return undefined;
      throw error;
    }
  }

  private async accountOf({ table, id, parentAccountId }: RecordDetailView): Promise<CrmRecord | undefined> {
    const accountId = table === 'account' ? id : parentAccountId;
    if (accountId === null) return undefined;
    const ref = { table: 'account', id: accountId };
    return (await this.directory.findMany([ref])).get(recordKey(ref));
  }

  private async openOf({ id }: CrmRecord, reader: Reader | undefined): Promise<readonly CrmRecord[]> {
    const found = await Promise.all(
      openTables.map((table) =>
        this.directory.list({
          table,
          parentAccountId: id,
          limit: mostOpen,
          ...(reader !== undefined && !isUnrestricted(reader) && { reader }),
        }),
      ),
    );
    return found.flatMap(({ records }) => records).filter(({ state }) => state === 'active');
  }
}
