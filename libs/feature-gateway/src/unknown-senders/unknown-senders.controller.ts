import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ListUnknownSenders } from './list-unknown-senders';
import { SettleUnknownSenders } from './settle-unknown-senders';
import { SettleSendersRequest, UnknownSenderQuery } from './unknown-sender-requests';
import { TakeBackSendersRequest } from './take-back-requests';
import { TakeBackSenders } from './take-back-senders';
import { SettledSendersView, TakenBackSendersView, UnknownSenderPage } from './unknown-sender-views';

@ApiTags('unknown-senders')
@Controller('api/v1/unknown-senders')
@ForOwners()
export class UnknownSendersController {
  constructor(
    private readonly listUnknownSenders: ListUnknownSenders,
    private readonly settleUnknownSenders: SettleUnknownSenders,
    private readonly takeBackSenders: TakeBackSenders,
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

  @Post('take-back')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'takeBackUnknownSenders',
    summary: 'Have senders wait again who became contacts or leads, or were never to be asked about',
  })
  @ApiOkResponse({ type: TakenBackSendersView })
  takeBack(@Body() request: TakeBackSendersRequest, @Viewer() viewer: Principal): Promise<TakenBackSendersView> {
    return this.takeBackSenders.execute(request, viewer);
  }
}
