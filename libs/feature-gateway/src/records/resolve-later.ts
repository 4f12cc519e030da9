import { Injectable } from '@nestjs/common';
import type { RecordChange } from '@foldwatch/domain';
import { Clock, RecordChanges, wholeOrganization, type ChangedSubject } from '@foldwatch/ports';
import { ExchangeJobs } from '../mailboxes/exchange-jobs';

/** Has stored activities resolved anew where records changed: noted for each address, done in one job for all of them. */
@Injectable()
export class ResolveLater {
  constructor(
    private readonly changes: RecordChanges,
    private readonly jobs: ExchangeJobs,
    private readonly clock: Clock,
  ) {}

  async note(changes: readonly RecordChange[]): Promise<void> {
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

const subjectsOf = ({ addresses, merged }: RecordChange): readonly ChangedSubject[] => [
  ...addresses.map((address): ChangedSubject => ({ kind: 'address', address })),
  ...merged.map((record): ChangedSubject => ({ kind: 'merged', record })),
];
