import type { GatewayPart } from '../http/gateway-part';
import { ListLooks } from './list-looks';
import { LooksController } from './looks.controller';
import { MailSearches } from './mail-searches';
import { NoteLooks } from './note-looks';

export const looksPart: GatewayPart = {
  controllers: [LooksController],
  providers: [ListLooks, MailSearches, NoteLooks],
};
