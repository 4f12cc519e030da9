import { resolvableAddresses, type Activity, type ActivityMessage, type RecordFacts } from '@foldwatch/domain';
import { findCandidates, findRuleRecords, RecordDirectory, recordKey } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { resolveBatch, type Unresolved } from './resolve-batch';

/** What is known now of the records of a batch of activities: of those behind the addresses, and of what each regards. */
@Injectable()
export class GatherRecords {
  constructor(private readonly directory: RecordDirectory) {}

  /** The messages of activities with their parties' records, in the order given. */
  resolve(unresolved: readonly Unresolved[]): Promise<readonly ActivityMessage[]> {
    return resolveBatch(unresolved, this.directory);
  }

  /** A constant number of queries, and none for no activity. */
  async execute(activities: readonly Activity[]): Promise<(activity: Activity) => RecordFacts> {
    const addresses = new Set(activities.flatMap(({ message }) => resolvableAddresses(message)));
    const regarded = new Map(
      activities.flatMap(({ regarding }) => (regarding ? [[recordKey(regarding), regarding]] : [])),
    );
    const [candidates, became] = await Promise.all([
      findCandidates(this.directory, [...addresses]),
      findRuleRecords(this.directory, [...regarded.values()]),
    ]);
    return ({ regarding }) => {
      const found = regarding && became.get(recordKey(regarding));
      if (regarding === undefined || found?.state !== 'merged') return { candidates };
      return { candidates, merge: { from: regarding, into: found.record } };
    };
  }
}
