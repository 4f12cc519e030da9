import type { GatewayPart } from '../http/gateway-part';
import { IssueTrackingToken } from './issue-tracking-token';
import { TokenTargets } from './token-targets';
import { TrackingTokensController } from './tracking-tokens.controller';

export const trackingTokensPart: GatewayPart = {
  controllers: [TrackingTokensController],
  providers: [IssueTrackingToken, TokenTargets],
};
