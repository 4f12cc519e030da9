import { Injectable } from '@nestjs/common';
import type { RecordRef } from '@foldwatch/domain';
import { RecordDirectory } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';

@Injectable()
export class RemoveRecord {
  constructor(private readonly directory: RecordDirectory) {}

  async execute(ref: RecordRef): Promise<void> {
    if (!(await this.directory.remove(ref))) throw new UnknownResource('unknown-record', 'There is no such record.');
  }
}
