import type { ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, Patch, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { answerAct } from '../http/answer-act';
import { PathId } from '../http/path-id';
import { ActivityQuery, ChangeActivityRequest, UntrackQuery } from './activity-requests';
import { ActivityDetailView, ActivityPageView } from './activity-views';
import { ChangeActivity } from './change-activity';
import { ListActivities } from './list-activities';
import { ReadActivity } from './read-activity';
import { UntrackActivity } from './untrack-activity';

@ApiTags('activities')
@Controller('api/v1/activities')
@ForOwners()
export class ActivitiesController {
  constructor(
    private readonly listActivities: ListActivities,
    private readonly readActivity: ReadActivity,
    private readonly changeActivity: ChangeActivity,
    private readonly untrackActivity: UntrackActivity,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listActivities', summary: 'Activities, those modified last first' })
  @ApiOkResponse({ type: ActivityPageView })
  list(@Query() query: ActivityQuery, @Viewer() viewer: Principal): Promise<ActivityPageView> {
    return this.listActivities.execute(query, viewer);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readActivity', summary: 'One activity with parties, links, history and content' })
  @ApiOkResponse({ type: ActivityDetailView })
  read(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<ActivityDetailView> {
    return this.readActivity.execute(id, viewer);
  }

  @Patch(':id')
  @ApiOperation({ operationId: 'changeActivity', summary: 'Set or clear by hand the record that it regards' })
  @ApiOkResponse({ type: ActivityDetailView })
  @ApiAcceptedResponse({ type: ActivityDetailView, description: 'It holds, but takes longer; look at Location.' })
  async change(
    @PathId('id') id: string,
    @Body() request: ChangeActivityRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<ActivityDetailView> {
    const { isFoldedIn, activity } = await this.changeActivity.execute(id, request, viewer);
    answerAct(response, isFoldedIn, { done: 200, location: `/api/v1/activities/${activity.id}` });
    return activity;
  }

  @Delete(':id')
  @ApiOperation({ operationId: 'untrackActivity', summary: 'Untrack it in one mailbox, or in all' })
  @ApiNoContentResponse()
  @ApiAcceptedResponse({ description: 'It holds, but takes longer.' })
  async untrack(
    @PathId('id') id: string,
    @Query() { mailboxId }: UntrackQuery,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const { isFoldedIn } = await this.untrackActivity.execute(id, mailboxId, viewer);
    answerAct(response, isFoldedIn, { done: 204, location: `/api/v1/activities/${id}` });
  }
}
