import { Injectable } from '@nestjs/common';
import type { RecordChange } from '@foldwatch/domain';
import { RecordDirectory, mergedBefore, wholeOrganization } from '@foldwatch/ports';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';
import { NoteChanges, type Noted } from './note-changes';

/** Has stored activities resolved anew where records changed: noted for each address, done in one job for all of them. */
@Injectable()
export class ResolveLater {
  constructor(
    private readonly noteChanges: NoteChanges,
    private readonly directory: RecordDirectory,
    private readonly jobs: ExchangeJobs,
  ) {}

  /** With the addresses of whoever was merged into these records: they stand for those, and go, change and merge with them. */
  async withMerged(changes: readonly RecordChange[]): Promise<readonly Noted[]> {
    const merged = await mergedBefore(
      this.directory,
      changes.flatMap(({ survivors }) => survivors),
    );
    const addresses = [...new Set(merged.flatMap(({ emailAddresses }) => emailAddresses))];
    return addresses.length === 0 ? changes : [...changes, { addresses, merged: [] }];
  }

  note(changes: readonly Noted[]): Promise<void> {
    return this.noteChanges.execute(changes);
  }

  /** The job that does what was noted: one that is under way takes it along. */
  start(): Promise<string> {
    return this.jobs.startUnlessOpen(wholeOrganization, { kind: 'resolve' });
  }

  /** As `start`, where anything waits. */
  async startIfNoted(): Promise<void> {
    if (await this.noteChanges.isAnythingNoted()) await this.start();
  }
}
