import { Injectable } from '@nestjs/common';
import type { RecordRef } from '@foldwatch/domain';
import { RecordDirectory } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { ConfigHints } from '../mailboxes/config-hints';

@Injectable()
export class RemoveRecord {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly hints: ConfigHints,
  ) {}

  async execute(ref: RecordRef): Promise<void> {
    if (!(await this.directory.remove(ref))) throw new UnknownResource('unknown-record', 'There is no such record.');
    await this.hints.give({ what: 'organization', part: 'records' });
  }
}
