import type { GatewayPart } from '../http/gateway-part';
import { ListMoves } from './list-moves';
import { MovesController } from './moves.controller';

export const movesPart: GatewayPart = { controllers: [MovesController], providers: [ListMoves] };
