import { Injectable } from '@nestjs/common';
import { MailboxJobs, wholeOrganization } from '@foldwatch/ports';
import { pageOf, type PageQuery } from '../http/page-query';
import { isErasure, toErasureView, type ErasurePage } from './erasure-views';

/** Who asked for what and what became of it, the latest first; reports are kept. */
@Injectable()
export class ListErasures {
  constructor(private readonly jobs: MailboxJobs) {}

  async execute(query: PageQuery): Promise<ErasurePage> {
    const { jobs, nextCursor } = await this.jobs.list({
      mailboxId: wholeOrganization,
      kind: 'erase',
      ...pageOf(query),
    });
    return { items: jobs.filter(isErasure).map(toErasureView), nextCursor: nextCursor ?? null };
  }
}
