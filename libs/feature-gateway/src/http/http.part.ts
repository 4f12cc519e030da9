import type { GatewayPart } from './gateway-part';
import { JsonBody } from './json-body';
import { Patience } from './patience';

export const httpPart: GatewayPart = {
  controllers: [],
  providers: [JsonBody, Patience],
};
