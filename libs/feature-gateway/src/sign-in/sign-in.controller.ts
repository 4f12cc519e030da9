import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { ForEveryone } from '../access/access-rules';
import { SessionView } from '../access/session-views';
import { NotAudited } from '../audit/not-audited';
import { FirstRun } from './first-run';
import { ReadSignInOptions } from './read-sign-in-options';
import { FirstRunRequest, SignInOptionsView, SignInRequest } from './sign-in-requests';
import { SignInWithPassword } from './sign-in-with-password';

@ApiTags('session')
@Controller('api/v1')
export class SignInController {
  constructor(
    private readonly readOptions: ReadSignInOptions,
    private readonly signInWithPassword: SignInWithPassword,
    private readonly firstRun: FirstRun,
  ) {}

  @Get('sign-in-options')
  @ForEveryone()
  @ApiSecurity({})
  @ApiOperation({ operationId: 'readSignInOptions', summary: 'In which ways one can sign in' })
  @ApiOkResponse({ type: SignInOptionsView })
  options(): Promise<SignInOptionsView> {
    return this.readOptions.execute();
  }

  @Post('sign-in')
  @ForEveryone()
  @NotAudited('nobody is signed in yet; the sign-in itself is noted under the name of who it is')
  @HttpCode(200)
  @ApiSecurity({})
  @ApiOperation({ operationId: 'signInWithPassword', summary: 'Sign in; the answer has the cookie of a new session' })
  @ApiOkResponse({ type: SessionView })
  signIn(@Body() request: SignInRequest, @Res({ passthrough: true }) response: ServerResponse): Promise<SessionView> {
    return this.signInWithPassword.execute(request, response);
  }

  @Post('first-run')
  @HttpCode(200)
  @ApiOperation({ operationId: 'makeFirstUser', summary: 'Make the first administrator, while there is no user' })
  @ApiOkResponse({ type: SessionView })
  begin(@Body() request: FirstRunRequest, @Res({ passthrough: true }) response: ServerResponse): Promise<SessionView> {
    return this.firstRun.execute(request, response);
  }
}
