import { Injectable } from '@nestjs/common';
import { MailboxJobs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { isErasure, toErasureView, type ErasureView } from './erasure-views';

@Injectable()
export class ReadErasure {
  constructor(private readonly jobs: MailboxJobs) {}

  async execute(id: string): Promise<ErasureView> {
    const job = await this.jobs.find(id);
    if (job !== undefined && isErasure(job)) return toErasureView(job);
    throw new UnknownResource('unknown-erasure', 'There is no erasure of this id.');
  }
}
