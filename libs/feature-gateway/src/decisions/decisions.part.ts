import type { GatewayPart } from '../http/gateway-part';
import { DecisionsController } from './decisions.controller';
import { ExplainMessage } from './explain-message';
import { ExplainSilence } from './explain-silence';
import { ListDecisions } from './list-decisions';
import { MessageController } from './message.controller';

export const decisionsPart: GatewayPart = {
  controllers: [DecisionsController, MessageController],
  providers: [ExplainMessage, ExplainSilence, ListDecisions],
};
