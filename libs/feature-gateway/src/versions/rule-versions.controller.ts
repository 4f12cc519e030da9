import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { RollBackGuarded } from '../approvals/guarding/roll-back-guarded';
import { OptionalBody } from '../http/json-body';
import { PageQuery } from '../http/page-query';
import { describedId, PathId, PathIndex } from '../http/path-id';
import { ReadVersions } from './read-versions';
import { RulePlace } from './rule-place';
import { ofRule, type VersionPlace } from './version-scopes';
import { RollBackRequest, VersionDetailView, VersionPage, VersionQuery } from './version-views';

@ApiTags('versions')
@Controller('api/v1/mailboxes/:id/folder-rules/:ruleId/versions')
@ForMailboxOwner()
export class RuleVersionsController {
  constructor(
    private readonly versions: ReadVersions,
    private readonly rollBack: RollBackGuarded,
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
  @ApiParam(describedId('ruleId'))
  @ApiParam(describedId('id'))
  @OptionalBody()
  @ApiBody({ type: RollBackRequest, required: false })
  @ApiOkResponse({ type: VersionDetailView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  back(
    @RulePlace() place: VersionPlace,
    @PathIndex('number') number: number,
    @Body() { comment }: RollBackRequest,
    @AskingFor() asking: Asking,
  ): Promise<VersionDetailView | ApprovalView> {
    return this.rollBack.execute(place, { number, comment }, asking);
  }
}
