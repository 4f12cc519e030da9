import type { GatewayPart } from '../http/gateway-part';
import { ErasureSubjects } from './erasure-subjects';
import { ErasuresController } from './erasures.controller';
import { ListErasures } from './list-erasures';
import { ReadErasure } from './read-erasure';
import { StartErasure } from './start-erasure';

export const erasuresPart: GatewayPart = {
  controllers: [ErasuresController],
  providers: [ErasureSubjects, ListErasures, ReadErasure, StartErasure],
};
