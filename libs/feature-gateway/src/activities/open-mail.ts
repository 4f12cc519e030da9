import { Injectable } from '@nestjs/common';
import type { RecordRef } from '@foldwatch/domain';
import type { Principal } from '../access/principal';
import { ReadableRecords } from '../rights/readable-records';
import { Readers } from '../rights/readers';

/** Whether mail is to be read because of the record that it regards, in whichever mailboxes it is. */
@Injectable()
export class OpenMail {
  constructor(
    private readonly readers: Readers,
    private readonly readable: ReadableRecords,
  ) {}

  async isOpen(record: RecordRef | undefined, viewer: Principal): Promise<boolean> {
    const reader = await this.readers.of(viewer);
    if (reader === undefined) return true;
    return record !== undefined && reader.activities === 'organization' && this.readable.has(record, reader);
  }
}
