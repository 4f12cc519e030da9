import { Controller, Delete, Get, HttpCode, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { EverySession } from './every-session';
import type { GatewayRequest } from './gateway-request';
import { HeldSessionPage } from './open-session-views';

@ApiTags('users')
@Controller('api/v1/open-sessions')
export class EverySessionController {
  constructor(private readonly sessions: EverySession) {}

  @Get()
  @ApiOperation({ operationId: 'listOpenSessions', summary: 'Who is signed in, whichever way they came; newest first' })
  @ApiOkResponse({ type: HeldSessionPage })
  list(@Query() query: PageQuery, @Req() request: GatewayRequest): Promise<HeldSessionPage> {
    return this.sessions.list(query, request);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOpenSession', summary: 'Sign one browser out, whoever is signed in there' })
  @ApiNoContentResponse()
  end(@PathId('sessionId') id: string): Promise<void> {
    return this.sessions.end(id);
  }
}
