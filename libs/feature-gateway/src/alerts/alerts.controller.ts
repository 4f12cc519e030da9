import { Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { AcknowledgeAlert } from './acknowledge-alert';
import { AlertQuery } from './alert-query';
import { AlertPage, AlertView } from './alert-views';
import { ListAlerts } from './list-alerts';

@ApiTags('alerts')
@Controller('api/v1/alerts')
@ForOwners()
export class AlertsController {
  constructor(
    private readonly listAlerts: ListAlerts,
    private readonly acknowledgeAlert: AcknowledgeAlert,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listAlerts', summary: 'What is or was wrong, with cause and cure, the last first' })
  @ApiOkResponse({ type: AlertPage })
  list(@Query() query: AlertQuery, @Viewer() viewer: Principal): Promise<AlertPage> {
    return this.listAlerts.execute(query, viewer);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readAlert', summary: 'One alert' })
  @ApiOkResponse({ type: AlertView })
  read(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<AlertView> {
    return this.acknowledgeAlert.read(id, viewer);
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @ApiOperation({ operationId: 'acknowledgeAlert', summary: 'Say that somebody takes care of it' })
  @ApiOkResponse({ type: AlertView })
  acknowledge(@PathId('id') id: string, @Viewer() viewer: Principal): Promise<AlertView> {
    return this.acknowledgeAlert.execute(id, viewer);
  }
}
