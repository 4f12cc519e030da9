import { Injectable } from '@nestjs/common';
import { changeOfRecord, type RecordRef } from '@foldwatch/domain';
import { RecordDirectory, recordKey } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { ConfigHints } from '../mailboxes/work/config-hints';
import { ResolveLater } from './resolve-later';

/** Takes a record away. What regards it keeps it; addresses that resolved to it are resolved anew. */
@Injectable()
export class RemoveRecord {
  constructor(
    private readonly directory: RecordDirectory,
    private readonly hints: ConfigHints,
    private readonly resolveLater: ResolveLater,
  ) {}

  async execute(ref: RecordRef): Promise<void> {
    const before = (await this.directory.findMany([ref])).get(recordKey(ref));
    const changes = await this.resolveLater.withMerged([changeOfRecord(before, undefined)]);
    await this.resolveLater.note(changes);
    if (!(await this.directory.remove(ref))) throw new UnknownResource('unknown-record', 'There is no such record.');
    await this.resolveLater.note(changes);
    await this.hints.give({ what: 'organization', part: 'records' });
    await this.resolveLater.startIfNoted();
  }
}
