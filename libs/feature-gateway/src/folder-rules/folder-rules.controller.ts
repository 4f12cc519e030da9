import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
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
  add(@PathId('id') id: string, @Body() request: AddFolderRuleRequest): Promise<FolderRuleView> {
    return this.addFolderRule.execute(id, request);
  }
}
