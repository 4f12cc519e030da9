import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { AddUser } from './add-user';
import { ChangeUser } from './change-user';
import { KnownUsers } from './known-users';
import { ListUsers } from './list-users';
import { AddUserRequest, ChangeUserRequest, toUserView, UserPage, UserQuery, UserView } from './user-views';

@ApiTags('users')
@Controller('api/v1/users')
export class UsersController {
  constructor(
    private readonly listUsers: ListUsers,
    private readonly addUser: AddUser,
    private readonly changeUser: ChangeUser,
    private readonly known: KnownUsers,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listUsers', summary: 'Who may sign in' })
  @ApiOkResponse({ type: UserPage })
  list(@Query() query: UserQuery): Promise<UserPage> {
    return this.listUsers.execute(query);
  }

  @Post()
  @ApiOperation({ operationId: 'addUser', summary: 'Name a user' })
  @ApiCreatedResponse({ type: UserView })
  async add(@Body() request: AddUserRequest): Promise<UserView> {
    return toUserView(await this.addUser.execute(request));
  }

  @Get(':userId')
  @ApiOperation({ operationId: 'readUser', summary: 'One user' })
  @ApiOkResponse({ type: UserView })
  async read(@PathId('userId') id: string): Promise<UserView> {
    return toUserView(await this.known.find(id));
  }

  @Patch(':userId')
  @ApiOperation({ operationId: 'changeUser', summary: 'Change, disable or bind a user, or give a new password' })
  @ApiOkResponse({ type: UserView })
  change(
    @PathId('userId') id: string,
    @Body() request: ChangeUserRequest,
    @Viewer() viewer: Principal,
  ): Promise<UserView> {
    return this.changeUser.execute(id, request, viewer);
  }

  @Delete(':userId')
  @ApiOperation({ operationId: 'removeUser', summary: 'Let somebody in no more; the name stays theirs' })
  @ApiOkResponse({ type: UserView })
  remove(@PathId('userId') id: string): Promise<UserView> {
    return this.changeUser.remove(id);
  }
}
