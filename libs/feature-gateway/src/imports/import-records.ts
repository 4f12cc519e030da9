import { Injectable } from '@nestjs/common';
import { Clock, RecordDirectory } from '@foldwatch/ports';
import { StoreRecords } from '../records/store-records';
import { refusedFile, refusedView, type ImportView, type RecordImportQuery } from './import-views';
import { readRecords, type ReadRecords } from './read-records';

/** Takes over records from a file: its good lines, when that is asked for, and says of the others what is wrong with them. */
@Injectable()
export class ImportRecords {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly storeRecords: StoreRecords,
    private readonly clock: Clock,
  ) {}

  async execute(file: unknown, { apply = false, table }: RecordImportQuery): Promise<ImportView> {
    const read = await this.read(file, table);
    const { created, updated, unchanged } = apply ? await this.storeRecords.execute(read.records) : read.counts;
    return {
      applied: apply,
      columns: read.table.columns,
      lines: read.table.rows.length,
      created,
      updated,
      unchanged,
      ...refusedView(read.refused),
    };
  }

  /** The lines that would be refused, as a file. */
  async refused(file: unknown, { table }: RecordImportQuery): Promise<string> {
    const read = await this.read(file, table);
    return refusedFile(read.table.columns, read.refused);
  }

  private read(file: unknown, defaultTable: string | undefined): Promise<ReadRecords> {
    return readRecords(file, { directory: this.directory, defaultTable, now: this.clock.now().toISOString() });
  }
}
