import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { IssueTrackingToken } from './issue-tracking-token';
import { IssueTrackingTokenRequest } from './tracking-token-requests';
import { TrackingTokenView } from './tracking-token-view';

@ApiTags('tracking tokens')
@Controller('api/v1/tracking-tokens')
@ForOwners()
export class TrackingTokensController {
  constructor(private readonly issueToken: IssueTrackingToken) {}

  @Post()
  @ApiOperation({
    operationId: 'issueTrackingToken',
    summary: 'The next tracking token of an activity or a record, and the subject to send',
  })
  @ApiCreatedResponse({ type: TrackingTokenView })
  issue(@Body() request: IssueTrackingTokenRequest, @Viewer() issuer: Principal): Promise<TrackingTokenView> {
    return this.issueToken.execute(request, issuer);
  }
}
