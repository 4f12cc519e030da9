import type { GatewayPart } from '../http/gateway-part';
import { FollowHints } from './follow-hints';
import { HintReaders } from './hint-readers';
import { LiveHints } from './live-hints';
import { LiveController } from './live.controller';

export const livePart: GatewayPart = {
  controllers: [LiveController],
  providers: [FollowHints, HintReaders, LiveHints],
};
