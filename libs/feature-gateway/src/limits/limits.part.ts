import type { GatewayPart } from '../http/gateway-part';
import { LimitRequests } from './limit-requests';
import { LimitStrangers } from './limit-strangers';

export const limitsPart: GatewayPart = {
  controllers: [],
  providers: [LimitRequests, LimitStrangers],
};
