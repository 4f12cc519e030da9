import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { StartedJobView } from '../mailboxes/mailbox-views';
import { JobPage, JobView } from './job-views';
import { ListOpenJobs, OpenJobsQuery } from './list-open-jobs';
import { ReadJob } from './read-job';
import { RepublishRequest } from './republish-request';
import { StartRepublish } from './start-republish';
import { StopJob } from './stop-job';

@ApiTags('jobs')
@Controller('api/v1')
export class JobsController {
  constructor(
    private readonly startRepublish: StartRepublish,
    private readonly listOpenJobs: ListOpenJobs,
    private readonly readJob: ReadJob,
    private readonly stopJob: StopJob,
  ) {}

  @Post('republish')
  @HttpCode(202)
  @ApiOperation({ operationId: 'republish', summary: 'Publish again, from the store, what consumers may have lost' })
  @ApiAcceptedResponse({ type: StartedJobView, description: 'Location is where its progress shows.' })
  async republish(
    @Body() request: RepublishRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<StartedJobView> {
    const started = await this.startRepublish.execute(request);
    response.setHeader('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }

  @Get('jobs')
  @ForOwners()
  @ApiOperation({ operationId: 'listOpenJobs', summary: 'Jobs that are not done yet, the oldest first' })
  @ApiOkResponse({ type: JobPage })
  list(@Query() query: OpenJobsQuery, @Viewer() viewer: Principal): Promise<JobPage> {
    return this.listOpenJobs.execute(query, viewer);
  }

  @Get('jobs/:id')
  @ForOwners()
  @ApiOperation({ operationId: 'readJob', summary: 'What became of a job, and how far it is' })
  @ApiOkResponse({ type: JobView })
  read(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<JobView> {
    return this.readJob.execute(id, viewer);
  }

  @Post('jobs/:id/stop')
  @ForOwners()
  @HttpCode(200)
  @ApiOperation({
    operationId: 'stopJob',
    summary: 'End a relink, a republication, a resolution or an erasure; what it has done stays',
  })
  @ApiOkResponse({ type: JobView })
  stop(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<JobView> {
    return this.stopJob.execute(id, viewer);
  }
}
