import type { GatewayPart } from '../http/gateway-part';
import { JobsController } from './jobs.controller';
import { KnownJobs } from './known-jobs';
import { ListOpenJobs } from './list-open-jobs';
import { ReadJob } from './read-job';
import { StartRepublish } from './start-republish';
import { StopJob } from './stop-job';

export const jobsPart: GatewayPart = {
  controllers: [JobsController],
  providers: [KnownJobs, ListOpenJobs, ReadJob, StartRepublish, StopJob],
};
