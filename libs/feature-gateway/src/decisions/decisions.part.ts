import type { GatewayPart } from '../http/gateway-part';
import { DecisionsController } from './decisions.controller';
import { ExplainMessage } from './explain-message';
import { ExplainSilence } from './explain-silence';
import { ListDecisions } from './list-decisions';
import { RecordNow } from './record-now';
import { RecordNowController } from './record-now.controller';
import { RecordingOutcomes } from './recording-outcomes';
import { ShowDecisions } from './show-decisions';
import { VisibleDecisions } from './visible-decisions';
import { MessageController } from './message.controller';

export const decisionsPart: GatewayPart = {
  controllers: [DecisionsController, MessageController, RecordNowController],
  providers: [
    ExplainMessage,
    ExplainSilence,
    ListDecisions,
    RecordNow,
    RecordingOutcomes,
    ShowDecisions,
    VisibleDecisions,
  ],
};
