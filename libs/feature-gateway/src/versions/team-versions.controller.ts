import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../http/page-query';
import { PathId, PathIndex } from '../http/path-id';
import { ReadVersions } from './read-versions';
import { RollBack } from './roll-back';
import { ofTeam } from './version-scopes';
import { RollBackRequest, VersionDetailView, VersionPage, VersionQuery } from './version-views';

@ApiTags('versions')
@Controller('api/v1/teams/:teamId/versions')
export class TeamVersionsController {
  constructor(
    private readonly versions: ReadVersions,
    private readonly rollBack: RollBack,
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
  @ApiOkResponse({ type: VersionDetailView })
  back(
    @PathId('teamId') id: string,
    @PathIndex('number') number: number,
    @Body() { comment }: RollBackRequest,
  ): Promise<VersionDetailView> {
    return this.rollBack.execute(ofTeam(id), number, comment);
  }
}
