import type { GatewayPart } from '../http/gateway-part';
import { OperationController } from './operation.controller';

export const operationPart: GatewayPart = {
  controllers: [OperationController],
  providers: [],
};
