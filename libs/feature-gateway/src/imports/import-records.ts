import { Injectable } from '@nestjs/common';
import { Clock, RecordDirectory } from '@foldwatch/ports';
import { AdmittedRecords } from '../records/admitted-records';
import { StoreRecords } from '../records/store-records';
import type { ImportView, RecordImportQuery } from './import-views';
import { refusedFile, toImportView } from './imported-lines';
import { readRecords, type ReadRecords } from './read-records';

/** Takes over records from a file: its good lines, when that is asked for, and says of the others what is wrong with them. */
@Injectable()
export class ImportRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly admitted: AdmittedRecords,
    private readonly storeRecords: StoreRecords,
    private readonly clock: Clock,
  ) {}

  async execute(file: unknown, query: RecordImportQuery): Promise<ImportView> {
    const read = await this.read(file, query);
    if (query.apply === true) await this.storeRecords.execute(read.records);
    return toImportView(read, query);
  }

  /** The lines that would be refused, as a file. */
  async refused(file: unknown, query: RecordImportQuery): Promise<string> {
    return refusedFile(await this.read(file, query));
  }

  private read(file: unknown, query: RecordImportQuery): Promise<ReadRecords> {
    const { directory, admitted } = this;
    return readRecords(file, query, { directory, admitted, now: this.clock.now().toISOString() });
  }
}
