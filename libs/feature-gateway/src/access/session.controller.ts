import type { ServerResponse } from 'node:http';
import { Controller, Delete, Get, Head, Headers, HttpCode, Post, Query, Redirect, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiExcludeEndpoint,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiSecurity,
  ApiSeeOtherResponse,
  ApiTags,
} from '@nestjs/swagger';
import { NotAudited } from '../audit/not-audited';
import { PathId } from '../http/path-id';
import { NotAuthenticated } from '../http/refusal';
import { ForEveryone, ForOneself } from './access-rules';
import { CreateOwnerLink } from './create-owner-link';
import { Viewer } from './gateway-request';
import type { Principal } from './principal';
import { GatewayOptions } from './gateway-options';
import { SessionLinks } from './session-links';
import { LoginQuery, SessionLinkView, SessionView, toSessionView } from './session-views';
import { SignIn } from './sign-in';

@ApiTags('session')
@Controller()
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly createOwnerLink: CreateOwnerLink,
    private readonly links: SessionLinks,
    private readonly options: GatewayOptions,
  ) {}

  /** Programs that look at links before people do use none up. */
  @Head('login')
  @ForEveryone()
  @HttpCode(204)
  @ApiExcludeEndpoint()
  peek(): void {
    // The status is the whole answer.
  }

  @Get('login')
  @ForEveryone()
  @Redirect('/', 303)
  @ApiSecurity({})
  @ApiOperation({ operationId: 'signIn', summary: 'Use a one-time link' })
  @ApiSeeOtherResponse({ description: 'Signed in; goes on to the first page.' })
  async login(
    @Query() { token }: LoginQuery,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<void> {
    const isSignedIn = await this.signIn.byLink(token, response);
    // A person comes to the first page, which says how to get another link unless the browser is signed in already.
    if (!isSignedIn && accept?.includes('text/html') !== true) throw new NotAuthenticated();
  }

  @Get('api/v1/session')
  @ForOneself()
  @ApiOperation({ operationId: 'readSession', summary: 'Who is signed in' })
  @ApiOkResponse({ type: SessionView })
  read(@Viewer() viewer: Principal): SessionView {
    return toSessionView(viewer, this.options);
  }

  @Delete('api/v1/session')
  @NotAudited('ends nothing but the session of the browser that asks')
  @ForOneself()
  @HttpCode(204)
  @ApiOperation({ operationId: 'signOut', summary: 'Forget the session of this browser' })
  @ApiNoContentResponse()
  logout(@Res({ passthrough: true }) response: ServerResponse): Promise<void> {
    return this.signIn.out(response);
  }

  @Post('api/v1/session/links')
  @ApiOperation({ operationId: 'createOwnLink', summary: 'A one-time link by which the asking administrator signs in' })
  @ApiCreatedResponse({ type: SessionLinkView })
  createOwnLink(@Viewer() viewer: Principal): Promise<SessionLinkView> {
    return this.links.create(viewer);
  }

  @Post('api/v1/mailboxes/:id/session-links')
  @ApiOperation({ operationId: 'createOwnerLink', summary: 'A one-time link for the owner of a mailbox' })
  @ApiCreatedResponse({ type: SessionLinkView })
  createLink(@PathId('id') id: string): Promise<SessionLinkView> {
    return this.createOwnerLink.execute(id);
  }
}
