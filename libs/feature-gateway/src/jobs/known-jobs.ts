import { Injectable } from '@nestjs/common';
import { MailboxJobs } from '@foldwatch/ports';
import { canSeeMailbox, type Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';
import { isShown, type ShownJob } from './job-views';

/** Jobs as people name them; owners know those of their mailbox. */
@Injectable()
export class KnownJobs {
  constructor(private readonly jobs: MailboxJobs) {}

  async find(id: string, viewer: Principal): Promise<ShownJob> {
    const job = await this.jobs.find(id);
    if (job !== undefined && isShown(job) && canSeeMailbox(viewer, job.mailboxId)) return job;
    throw new UnknownResource('unknown-job', 'There is no job of this id, or it was finished long ago.');
  }
}
