import type { GatewayPart } from '../http/gateway-part';
import { ReasonsController } from './reasons.controller';

export const reasonsPart: GatewayPart = {
  controllers: [ReasonsController],
  providers: [],
};
