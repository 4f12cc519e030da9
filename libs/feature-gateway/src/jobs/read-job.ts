import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { toJobView, type JobView } from './job-views';
import { KnownJobs } from './known-jobs';

@Injectable()
export class ReadJob {
  constructor(private readonly known: KnownJobs) {}

  async execute(id: string, viewer: Principal): Promise<JobView> {
    return toJobView(await this.known.find(id, viewer));
  }
}
