import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { GuardChange } from '../approvals/guarding/guard-change';
import { PathId } from '../http/path-id';
import { AddFolderRule } from './add-folder-rule';
import { AddFolderRuleRequest } from './folder-rule-requests';
import { FolderRulePage, FolderRuleView } from './folder-rule-views';
import { ListFolderRules } from './list-folder-rules';

@ApiTags('folder rules')
@Controller('api/v1/mailboxes/:id/folder-rules')
@ForMailboxOwner()
export class FolderRulesController {
  constructor(
    private readonly listFolderRules: ListFolderRules,
    private readonly addFolderRule: AddFolderRule,
    private readonly guardChange: GuardChange,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listFolderRules', summary: 'Rules with status' })
  @ApiOkResponse({ type: FolderRulePage })
  list(@PathId('id') id: string): Promise<FolderRulePage> {
    return this.listFolderRules.execute(id);
  }

  @Post()
  @ApiOperation({ operationId: 'addFolderRule', summary: 'Track a folder, or keep a nested one private' })
  @ApiCreatedResponse({ type: FolderRuleView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  add(
    @PathId('id') id: string,
    @Body() request: AddFolderRuleRequest,
    @AskingFor() asking: Asking,
  ): Promise<FolderRuleView | ApprovalView> {
    const change = { kind: 'add-folder-rule', mailboxId: id, request } as const;
    return this.guardChange.execute(change, asking, () => this.addFolderRule.execute(id, request));
  }
}
