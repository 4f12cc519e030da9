import type { ServerResponse } from 'node:http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiFoundResponse,
  ApiOperation,
  ApiPropertyOptional,
  ApiSecurity,
  ApiTags,
} from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { ForEveryone } from '../access/access-rules';
import { Optional } from '../http/optional';
import { CompleteAtProvider } from './complete-at-provider';
import { LeaveForProvider } from './leave-for-provider';

export class ProviderQuery {
  @ApiPropertyOptional({ description: 'A path of this gateway to go on to; the first page without it.' })
  @Optional()
  @IsString()
  @MaxLength(1_000)
  readonly returnTo?: string;
}

@ApiTags('session')
@Controller('api/v1/sign-in/provider')
export class ProviderController {
  constructor(
    private readonly leaveForProvider: LeaveForProvider,
    private readonly completeAtProvider: CompleteAtProvider,
  ) {}

  @Get()
  @ForEveryone()
  @ApiSecurity({})
  @ApiOperation({ operationId: 'goToProvider', summary: 'Sign in by OpenID Connect: where a browser begins' })
  @ApiFoundResponse({ description: 'Goes on to the provider.' })
  begin(@Query() { returnTo }: ProviderQuery, @Res() response: ServerResponse): Promise<void> {
    return this.leaveForProvider.execute(returnTo, response);
  }

  /** What the provider writes into the address is its own; no rule of ours refuses any of it. */
  @Get('callback')
  @ForEveryone()
  @ApiExcludeEndpoint()
  callback(@Res() response: ServerResponse): Promise<void> {
    return this.completeAtProvider.execute(response);
  }
}
