import type { GatewayPart } from '../http/gateway-part';
import { EventsController } from './events.controller';
import { FollowEvents } from './follow-events';
import { ReadEvents } from './read-events';

export const eventsPart: GatewayPart = {
  controllers: [EventsController],
  providers: [FollowEvents, ReadEvents],
};
