import type { GatewayPart } from '../http/gateway-part';
import { StopConversations } from './stop-conversations';
import { StoppedConversationsController } from './stopped-conversations.controller';

export const conversationsPart: GatewayPart = {
  controllers: [StoppedConversationsController],
  providers: [StopConversations],
};
