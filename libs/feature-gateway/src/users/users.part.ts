import type { GatewayPart } from '../http/gateway-part';
import { AddUser } from './add-user';
import { ChangeUser } from './change-user';
import { KnownUsers } from './known-users';
import { ListUsers } from './list-users';
import { UsersController } from './users.controller';

export const usersPart: GatewayPart = {
  controllers: [UsersController],
  providers: [AddUser, ChangeUser, KnownUsers, ListUsers],
};
