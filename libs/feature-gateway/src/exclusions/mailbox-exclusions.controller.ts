import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { GuardChange } from '../approvals/guarding/guard-change';
import { PathId } from '../http/path-id';
import { ExclusionRequest } from './exclusion-requests';
import { ExclusionPage, ExclusionView } from './exclusion-views';
import { ListExclusions } from './list-exclusions';
import { SaveExclusion } from './save-exclusion';

@ApiTags('exclusions')
@Controller('api/v1/mailboxes/:id/exclusions')
@ForMailboxOwner()
export class MailboxExclusionsController {
  constructor(
    private readonly listExclusions: ListExclusions,
    private readonly saveExclusion: SaveExclusion,
    private readonly guardChange: GuardChange,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMailboxExclusions', summary: 'What is not tracked in a mailbox, with hits' })
  @ApiOkResponse({ type: ExclusionPage })
  list(@PathId('id') id: string): Promise<ExclusionPage> {
    return this.listExclusions.execute(id);
  }

  @Post()
  @ApiOperation({ operationId: 'addMailboxExclusion', summary: 'Leave mail out of what is tracked in a mailbox' })
  @ApiCreatedResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  add(
    @PathId('id') id: string,
    @Body() request: ExclusionRequest,
    @AskingFor() asking: Asking,
  ): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'add-exclusion', mailboxId: id, request } as const;
    return this.guardChange.execute(change, asking, () => this.saveExclusion.add(id, request));
  }

  @Put(':exclusionId')
  @ApiOperation({ operationId: 'replaceMailboxExclusion', summary: 'Replace an exclusion, which keeps its hits' })
  @ApiOkResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  replace(
    @PathId('id') id: string,
    @PathId('exclusionId') targetId: string,
    @Body() request: ExclusionRequest,
    @AskingFor() asking: Asking,
  ): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'replace-exclusion', mailboxId: id, targetId, request } as const;
    const act = () => this.saveExclusion.replace(id, targetId, request);
    return this.guardChange.execute(change, asking, act);
  }

  @Delete(':exclusionId')
  @ApiOperation({ operationId: 'removeMailboxExclusion', summary: 'Remove an exclusion; answers with it as it was' })
  @ApiOkResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  remove(
    @PathId('id') id: string,
    @PathId('exclusionId') targetId: string,
    @AskingFor() asking: Asking,
  ): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'remove-exclusion', mailboxId: id, targetId, request: {} } as const;
    return this.guardChange.execute(change, asking, () => this.saveExclusion.remove(id, targetId));
  }
}
