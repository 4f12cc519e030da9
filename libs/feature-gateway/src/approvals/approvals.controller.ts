import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { OptionalBody } from '../http/json-body';
import { PathId } from '../http/path-id';
import { ApprovalPage, ApprovalsQuery, ApprovalView, RefuseChangeRequest } from './approval-views';
import { KnownApprovals } from './known-approvals';
import { SettleApproval } from './settling/settle-approval';

@ApiTags('approvals')
@Controller('api/v1/approvals')
export class ApprovalsController {
  constructor(
    private readonly known: KnownApprovals,
    private readonly settle: SettleApproval,
  ) {}

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'listApprovals', summary: 'Changes that wait for a second person, and their end' })
  @ApiOkResponse({ type: ApprovalPage })
  list(@Query() query: ApprovalsQuery, @Viewer() viewer: Principal): Promise<ApprovalPage> {
    return this.known.list(query, viewer);
  }

  @Get(':approvalId')
  @ForOwners()
  @ApiOperation({ operationId: 'readApproval', summary: 'One change that waits or waited' })
  @ApiOkResponse({ type: ApprovalView })
  read(@PathId('approvalId') id: string, @Viewer() viewer: Principal): Promise<ApprovalView> {
    return this.known.read(id, viewer);
  }

  @Post(':approvalId/approve')
  @HttpCode(200)
  @ApiOperation({ operationId: 'approveChange', summary: 'Carry out a change that somebody else asked for' })
  @ApiOkResponse({ type: ApprovalView })
  approve(@PathId('approvalId') id: string, @Viewer() viewer: Principal): Promise<ApprovalView> {
    return this.settle.approve(id, viewer);
  }

  @Post(':approvalId/refuse')
  @ForOwners()
  @HttpCode(200)
  @ApiOperation({ operationId: 'refuseChange', summary: 'Refuse a change, or take back one’s own' })
  @OptionalBody()
  @ApiBody({ type: RefuseChangeRequest, required: false })
  @ApiOkResponse({ type: ApprovalView })
  refuse(
    @PathId('approvalId') id: string,
    @Body() { reason }: RefuseChangeRequest,
    @Viewer() viewer: Principal,
  ): Promise<ApprovalView> {
    return this.settle.refuse(id, viewer, reason);
  }
}
