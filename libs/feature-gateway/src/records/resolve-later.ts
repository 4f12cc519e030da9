import { Injectable } from '@nestjs/common';
import type { RecordChange } from '@foldwatch/domain';
import {
  Clock,
  RecordChanges,
  RecordDirectory,
  mergedBefore,
  wholeOrganization,
  type ChangedSubject,
} from '@foldwatch/ports';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';

type Noted = Pick<RecordChange, 'addresses' | 'merged'>;

/** Has stored activities resolved anew where records changed: noted for each address, done in one job for all of them. */
@Injectable()
export class ResolveLater {
  constructor(
    private readonly changes: RecordChanges,
    private readonly directory: RecordDirectory,
    private readonly jobs: ExchangeJobs,
    private readonly clock: Clock,
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

  async note(changes: readonly Noted[]): Promise<void> {
    const notedAt = this.clock.now().toISOString();
    const subjects = changes.flatMap(subjectsOf);
    if (subjects.length > 0) await this.changes.note(subjects.map((subject) => ({ subject, notedAt })));
  }

  /** The job that does what was noted: one that is under way takes it along. */
  start(): Promise<string> {
    return this.jobs.startUnlessOpen(wholeOrganization, { kind: 'resolve' });
  }

  /** As `start`, where anything waits. */
  async startIfNoted(): Promise<void> {
    if ((await this.changes.oldest(1)).length > 0) await this.start();
  }
}

const subjectsOf = ({ addresses, merged }: Noted): readonly ChangedSubject[] => [
  ...addresses.map((address): ChangedSubject => ({ kind: 'address', address })),
  ...merged.map((record): ChangedSubject => ({ kind: 'merged', record })),
];
