import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { ChangeRuleGuarded } from '../approvals/guarding/change-rule-guarded';
import { PathId } from '../http/path-id';
import { StartedJobView } from '../mailboxes/mailbox-views';
import { ChangeFolderRuleRequest } from './folder-rule-requests';
import { FolderRuleView } from './folder-rule-views';
import { ReadFolderRule } from './read-folder-rule';
import { RemoveFolderRule } from './remove-folder-rule';
import { StopBackfill } from './stop-backfill';

@ApiTags('folder rules')
@Controller('api/v1/mailboxes/:id/folder-rules/:ruleId')
@ForMailboxOwner()
export class FolderRuleController {
  constructor(
    private readonly readFolderRule: ReadFolderRule,
    private readonly changeRule: ChangeRuleGuarded,
    private readonly removeFolderRule: RemoveFolderRule,
    private readonly stopBackfill: StopBackfill,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readFolderRule', summary: 'One rule with status' })
  @ApiOkResponse({ type: FolderRuleView })
  read(@PathId('id') id: string, @PathId('ruleId') ruleId: string): Promise<FolderRuleView> {
    return this.readFolderRule.execute(id, ruleId);
  }

  @Patch()
  @ApiOperation({ operationId: 'changeFolderRule', summary: 'Change the record, pause or resume' })
  @ApiOkResponse({ type: FolderRuleView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  change(
    @PathId('id') id: string,
    @PathId('ruleId') ruleId: string,
    @Body() request: ChangeFolderRuleRequest,
    @AskingFor() asking: Asking,
  ): Promise<FolderRuleView | ApprovalView> {
    return this.changeRule.execute({ mailboxId: id, ruleId }, request, asking);
  }

  @Delete()
  @ApiOperation({
    operationId: 'removeFolderRule',
    summary: 'Stop tracking the folder; answers with the rule as it was',
  })
  @ApiOkResponse({ type: FolderRuleView })
  remove(@PathId('id') id: string, @PathId('ruleId') ruleId: string): Promise<FolderRuleView> {
    return this.removeFolderRule.execute(id, ruleId);
  }

  @Post('stop-backfill')
  @HttpCode(202)
  @ApiOperation({ operationId: 'stopBackfill', summary: 'Leave out what of the existing mail was not yet read' })
  @ApiAcceptedResponse({ type: StartedJobView })
  stop(@PathId('id') id: string, @PathId('ruleId') ruleId: string): Promise<StartedJobView> {
    return this.stopBackfill.execute(id, ruleId);
  }
}
