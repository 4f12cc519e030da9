import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { RollBackGuarded } from '../approvals/guarding/roll-back-guarded';
import { OptionalBody } from '../http/json-body';
import { PageQuery } from '../http/page-query';
import { PathId, PathIndex } from '../http/path-id';
import { ReadVersions } from './read-versions';
import { ofMailbox } from './version-scopes';
import { RollBackRequest, VersionDetailView, VersionPage, VersionQuery } from './version-views';

@ApiTags('versions')
@Controller('api/v1/mailboxes/:id/versions')
@ForMailboxOwner()
export class MailboxVersionsController {
  constructor(
    private readonly versions: ReadVersions,
    private readonly rollBack: RollBackGuarded,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMailboxVersions', summary: 'Versions of options and exclusions, newest first' })
  @ApiOkResponse({ type: VersionPage })
  list(@PathId('id') id: string, @Query() query: PageQuery): Promise<VersionPage> {
    return this.versions.list(ofMailbox(id), query);
  }

  @Get(':number')
  @ApiOperation({ operationId: 'readMailboxVersion', summary: 'One version, and what it says otherwise' })
  @ApiOkResponse({ type: VersionDetailView })
  read(
    @PathId('id') id: string,
    @PathIndex('number') number: number,
    @Query() { against }: VersionQuery,
  ): Promise<VersionDetailView> {
    return this.versions.one(ofMailbox(id), number, against);
  }

  @Post(':number/roll-back')
  @HttpCode(200)
  @ApiOperation({ operationId: 'rollBackMailbox', summary: 'Publish what an older version says as a new one' })
  @OptionalBody()
  @ApiBody({ type: RollBackRequest, required: false })
  @ApiOkResponse({ type: VersionDetailView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  back(
    @PathId('id') id: string,
    @PathIndex('number') number: number,
    @Body() { comment }: RollBackRequest,
    @AskingFor() asking: Asking,
  ): Promise<VersionDetailView | ApprovalView> {
    return this.rollBack.execute(ofMailbox(id), { number, comment }, asking);
  }
}
