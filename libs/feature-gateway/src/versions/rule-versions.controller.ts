import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PageQuery } from '../http/page-query';
import { PathId, PathIndex } from '../http/path-id';
import { ReadVersions } from './read-versions';
import { RollBack } from './roll-back';
import { ofRule } from './version-scopes';
import { RollBackRequest, VersionDetailView, VersionPage, VersionQuery } from './version-views';

@ApiTags('versions')
@Controller('api/v1/mailboxes/:id/folder-rules/:ruleId/versions')
@ForMailboxOwner()
export class RuleVersionsController {
  constructor(
    private readonly versions: ReadVersions,
    private readonly rollBack: RollBack,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listRuleVersions',
    summary: 'Versions of a rule, newest first; also of one that was removed',
  })
  @ApiOkResponse({ type: VersionPage })
  list(@PathId('id') id: string, @PathId('ruleId') ruleId: string, @Query() query: PageQuery): Promise<VersionPage> {
    return this.versions.list(ofRule(id, ruleId), query);
  }

  @Get(':number')
  @ApiOperation({ operationId: 'readRuleVersion', summary: 'One version, and what it says otherwise' })
  @ApiOkResponse({ type: VersionDetailView })
  read(
    @PathId('id') id: string,
    @PathId('ruleId') ruleId: string,
    @PathIndex('number') number: number,
    @Query() { against }: VersionQuery,
  ): Promise<VersionDetailView> {
    return this.versions.one(ofRule(id, ruleId), number, against);
  }

  @Post(':number/roll-back')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rollBackRule', summary: 'Publish what an older version says as a new one' })
  @ApiOkResponse({ type: VersionDetailView })
  back(
    @PathId('id') id: string,
    @PathId('ruleId') ruleId: string,
    @PathIndex('number') number: number,
    @Body() { comment }: RollBackRequest,
  ): Promise<VersionDetailView> {
    return this.rollBack.execute(ofRule(id, ruleId), number, comment);
  }
}
