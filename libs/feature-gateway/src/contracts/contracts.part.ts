import type { GatewayPart } from '../http/gateway-part';
import { ContractsController } from './contracts.controller';
import { ListTopics } from './list-topics';
import { SendTestEvent } from './send-test-event';

export const contractsPart: GatewayPart = {
  controllers: [ContractsController],
  providers: [ListTopics, SendTestEvent],
};
