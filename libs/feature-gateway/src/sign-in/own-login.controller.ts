import type { ServerResponse } from 'node:http';
import { Body, Controller, Delete, Get, HttpCode, Put, Query, Req, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOneself } from '../access/access-rules';
import { Viewer, type GatewayRequest } from '../access/gateway-request';
import { OpenSessionPage } from '../access/open-session-views';
import type { Principal } from '../access/principal';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { ChangePassword } from './change-password';
import { OwnSessions } from './own-sessions';
import { ChangePasswordRequest } from './sign-in-requests';

/** What everybody does with the own login, and nobody with another's. */
@ApiTags('session')
@Controller('api/v1')
export class OwnLoginController {
  constructor(
    private readonly changePassword: ChangePassword,
    private readonly ownSessions: OwnSessions,
  ) {}

  @Put('session/password')
  @ForOneself()
  @HttpCode(204)
  @ApiOperation({ operationId: 'changeOwnPassword', summary: 'Change one’s own password; other sessions end' })
  @ApiNoContentResponse()
  password(
    @Body() request: ChangePasswordRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    return this.changePassword.execute(request, viewer, response);
  }

  @Get('sessions')
  @ForOneself()
  @ApiOperation({ operationId: 'listOwnSessions', summary: 'Where one is signed in' })
  @ApiOkResponse({ type: OpenSessionPage })
  list(
    @Query() query: PageQuery,
    @Viewer() viewer: Principal,
    @Req() request: GatewayRequest,
  ): Promise<OpenSessionPage> {
    return this.ownSessions.list(query, viewer, request);
  }

  @Delete('sessions/:sessionId')
  @ForOneself()
  @HttpCode(204)
  @ApiOperation({ operationId: 'endOwnSession', summary: 'Sign one browser out' })
  @ApiNoContentResponse()
  end(@PathId('sessionId') id: string, @Viewer() viewer: Principal): Promise<void> {
    return this.ownSessions.end(id, viewer);
  }
}
