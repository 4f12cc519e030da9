import { Controller, Delete, Get, HttpCode, Query, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { GatewayRequest } from '../access/gateway-request';
import { OpenSessionPage } from '../access/open-session-views';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { UserSessions } from './user-sessions';

@ApiTags('users')
@Controller('api/v1/users/:userId/sessions')
export class UserSessionsController {
  constructor(private readonly sessions: UserSessions) {}

  @Get()
  @ApiOperation({ operationId: 'listUserSessions', summary: 'Where a user is signed in' })
  @ApiOkResponse({ type: OpenSessionPage })
  list(
    @PathId('userId') userId: string,
    @Query() query: PageQuery,
    @Req() request: GatewayRequest,
  ): Promise<OpenSessionPage> {
    return this.sessions.list(userId, query, request);
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ operationId: 'endUserSessions', summary: 'Sign a user out everywhere' })
  @ApiNoContentResponse()
  endAll(@PathId('userId') userId: string): Promise<void> {
    return this.sessions.endAll(userId);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  @ApiOperation({ operationId: 'endUserSession', summary: 'Sign one browser of a user out' })
  @ApiNoContentResponse()
  end(@PathId('userId') userId: string, @PathId('sessionId') sessionId: string): Promise<void> {
    return this.sessions.end(userId, sessionId);
  }
}
