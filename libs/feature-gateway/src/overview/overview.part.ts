import type { GatewayPart } from '../http/gateway-part';
import { OpenTroubles } from './open-troubles';
import { OverviewController } from './overview.controller';
import { ReadOverview } from './read-overview';

export const overviewPart: GatewayPart = { controllers: [OverviewController], providers: [OpenTroubles, ReadOverview] };
