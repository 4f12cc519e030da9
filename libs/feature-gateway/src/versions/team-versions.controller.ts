import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { RollBackGuarded } from '../approvals/guarding/roll-back-guarded';
import { OptionalBody } from '../http/json-body';
import { PageQuery } from '../http/page-query';
import { PathId, PathIndex } from '../http/path-id';
import { ReadVersions } from './read-versions';
import { ofTeam } from './version-scopes';
import { RollBackRequest, VersionDetailView, VersionPage, VersionQuery } from './version-views';

@ApiTags('versions')
@Controller('api/v1/teams/:teamId/versions')
export class TeamVersionsController {
  constructor(
    private readonly versions: ReadVersions,
    private readonly rollBack: RollBackGuarded,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTeamVersions', summary: 'Versions of a team, newest first' })
  @ApiOkResponse({ type: VersionPage })
  list(@PathId('teamId') id: string, @Query() query: PageQuery): Promise<VersionPage> {
    return this.versions.list(ofTeam(id), query);
  }

  @Get(':number')
  @ApiOperation({ operationId: 'readTeamVersion', summary: 'One version, and what it says otherwise' })
  @ApiOkResponse({ type: VersionDetailView })
  read(
    @PathId('teamId') id: string,
    @PathIndex('number') number: number,
    @Query() { against }: VersionQuery,
  ): Promise<VersionDetailView> {
    return this.versions.one(ofTeam(id), number, against);
  }

  @Post(':number/roll-back')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rollBackTeam', summary: 'Publish what an older version says as a new one' })
  @OptionalBody()
  @ApiBody({ type: RollBackRequest, required: false })
  @ApiOkResponse({ type: VersionDetailView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  back(
    @PathId('teamId') id: string,
    @PathIndex('number') number: number,
    @Body() { comment }: RollBackRequest,
    @AskingFor() asking: Asking,
  ): Promise<VersionDetailView | ApprovalView> {
    return this.rollBack.execute(ofTeam(id), { number, comment }, asking);
  }
}
