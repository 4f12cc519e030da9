import type { GatewayPart } from '../http/gateway-part';
import { ExplainEverywhere } from './explain-everywhere';
import { ExplainFile } from './explain-file';
import { WhyController } from './why.controller';

export const whyPart: GatewayPart = { controllers: [WhyController], providers: [ExplainEverywhere, ExplainFile] };
