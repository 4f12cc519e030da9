import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { GuardChange } from '../approvals/guarding/guard-change';
import { PathId } from '../http/path-id';
import { ExclusionRequest } from './exclusion-requests';
import { ExclusionPage, ExclusionView } from './exclusion-views';
import { ListExclusions } from './list-exclusions';
import { SaveExclusion } from './save-exclusion';

@ApiTags('exclusions')
@Controller('api/v1/exclusions')
export class ExclusionsController {
  constructor(
    private readonly listExclusions: ListExclusions,
    private readonly saveExclusion: SaveExclusion,
    private readonly guardChange: GuardChange,
  ) {}

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'listExclusions', summary: 'What is not tracked in any mailbox, with hits' })
  @ApiOkResponse({ type: ExclusionPage })
  list(@Viewer() viewer: Principal): Promise<ExclusionPage> {
    return this.listExclusions.ofOrganization(viewer);
  }

  @Post()
  @ApiOperation({ operationId: 'addExclusion', summary: 'Leave mail out of what is tracked in any mailbox' })
  @ApiCreatedResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  add(@Body() request: ExclusionRequest, @AskingFor() asking: Asking): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'add-exclusion', request } as const;
    return this.guardChange.execute(change, asking, () => this.saveExclusion.add(undefined, request));
  }

  @Put(':exclusionId')
  @ApiOperation({ operationId: 'replaceExclusion', summary: 'Replace an exclusion, which keeps its hits' })
  @ApiOkResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  replace(
    @PathId('exclusionId') targetId: string,
    @Body() request: ExclusionRequest,
    @AskingFor() asking: Asking,
  ): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'replace-exclusion', targetId, request } as const;
    const act = () => this.saveExclusion.replace(undefined, targetId, request);
    return this.guardChange.execute(change, asking, act);
  }

  @Delete(':exclusionId')
  @ApiOperation({ operationId: 'removeExclusion', summary: 'Remove an exclusion; answers with it as it was' })
  @ApiOkResponse({ type: ExclusionView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  remove(@PathId('exclusionId') targetId: string, @AskingFor() asking: Asking): Promise<ExclusionView | ApprovalView> {
    const change = { kind: 'remove-exclusion', targetId, request: {} } as const;
    return this.guardChange.execute(change, asking, () => this.saveExclusion.remove(undefined, targetId));
  }
}
