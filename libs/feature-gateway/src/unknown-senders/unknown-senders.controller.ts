import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ListUnknownSenders } from './list-unknown-senders';
import { SettleUnknownSenders } from './settle-unknown-senders';
import { SettleSendersRequest, UnknownSenderQuery } from './unknown-sender-requests';
import { SettledSendersView, UnknownSenderPage } from './unknown-sender-views';

@ApiTags('unknown-senders')
@Controller('api/v1/unknown-senders')
@ForOwners()
export class UnknownSendersController {
  constructor(
    private readonly listUnknownSenders: ListUnknownSenders,
    private readonly settleUnknownSenders: SettleUnknownSenders,
  ) {}

  @Get()
  @ApiOperation({
    operationId: 'listUnknownSenders',
    summary: 'Suggested contacts and leads, the latest to appear first',
  })
  @ApiOkResponse({ type: UnknownSenderPage })
  list(@Query() query: UnknownSenderQuery, @Viewer() viewer: Principal): Promise<UnknownSenderPage> {
    return this.listUnknownSenders.execute(query, viewer);
  }

  @Post('settle')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'settleUnknownSenders',
    summary: 'Make contacts or leads, join to a record, or never again',
  })
  @ApiOkResponse({ type: SettledSendersView })
  settle(@Body() request: SettleSendersRequest, @Viewer() viewer: Principal): Promise<SettledSendersView> {
    return this.settleUnknownSenders.execute(request, viewer);
  }
}
