import type { RecordRef, RuleRecord } from '@foldwatch/domain';
import { findRuleRecords, RecordDirectory } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';

/** What became of the records that rules name. */
@Injectable()
export class RuleRecords {
  constructor(private readonly directory: RecordDirectory) {}

  find(refs: readonly RecordRef[]): Promise<ReadonlyMap<string, RuleRecord>> {
    return findRuleRecords(this.directory, refs);
  }
}
