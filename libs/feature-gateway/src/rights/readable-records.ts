import { Injectable } from '@nestjs/common';
import type { Reader, RecordRef } from '@foldwatch/domain';
import { findReadable, RecordDirectory, recordKey } from '@foldwatch/ports';

/** Which of some records somebody may read. */
@Injectable()
export class ReadableRecords {
  constructor(private readonly directory: RecordDirectory) {}

  /** By `recordKey`. */
  among(refs: readonly RecordRef[], reader: Reader): Promise<ReadonlySet<string>> {
    return findReadable(this.directory, refs, reader);
  }

  async has(ref: RecordRef, reader: Reader): Promise<boolean> {
    return (await this.among([ref], reader)).has(recordKey(ref));
  }
}
