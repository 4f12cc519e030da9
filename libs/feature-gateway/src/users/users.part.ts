import type { GatewayPart } from '../http/gateway-part';
import { AddUser } from './add-user';
import { ChangeUser } from './change-user';
import { KnownUsers } from './known-users';
import { ListUsers } from './list-users';
import { UserSessions } from './user-sessions';
import { UserSessionsController } from './user-sessions.controller';
import { UsersController } from './users.controller';

export const usersPart: GatewayPart = {
  controllers: [UsersController, UserSessionsController],
  providers: [AddUser, ChangeUser, KnownUsers, ListUsers, UserSessions],
};
