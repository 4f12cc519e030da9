import { Body, Controller, Delete, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { AddAdministrator } from './add-administrator';
import {
  AddAdministratorRequest,
  AddedAdministratorView,
  AdministratorPage,
  AdministratorView,
} from './administrator-views';
import { ListAdministrators } from './list-administrators';
import { RevokeAdministrator } from './revoke-administrator';

@ApiTags('administrators')
@Controller('api/v1/administrators')
export class AdministratorsController {
  constructor(
    private readonly addAdministrator: AddAdministrator,
    private readonly listAdministrators: ListAdministrators,
    private readonly revokeAdministrator: RevokeAdministrator,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAdministrators', summary: 'Who may administer, and who might once' })
  @ApiOkResponse({ type: AdministratorPage })
  list(@Query() query: PageQuery): Promise<AdministratorPage> {
    return this.listAdministrators.execute(query);
  }

  @Post()
  @ApiOperation({ operationId: 'addAdministrator', summary: 'Name an administrator; the token is shown once' })
  @ApiCreatedResponse({ type: AddedAdministratorView })
  add(@Body() request: AddAdministratorRequest, @Viewer() viewer: Principal): Promise<AddedAdministratorView> {
    return this.addAdministrator.execute(request, viewer);
  }

  @Delete(':administratorId')
  @ApiOperation({ operationId: 'revokeAdministrator', summary: 'End an administrator’s token and sessions' })
  @ApiOkResponse({ type: AdministratorView })
  revoke(@PathId('administratorId') id: string, @Viewer() viewer: Principal): Promise<AdministratorView> {
    return this.revokeAdministrator.execute(id, viewer);
  }
}
