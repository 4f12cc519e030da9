import type { GatewayPart } from '../http/gateway-part';
import { AddAdministrator } from './add-administrator';
import { AdministratorsController } from './administrators.controller';
import { ListAdministrators } from './list-administrators';
import { RevokeAdministrator } from './revoke-administrator';

export const administratorsPart: GatewayPart = {
  controllers: [AdministratorsController],
  providers: [AddAdministrator, ListAdministrators, RevokeAdministrator],
};
