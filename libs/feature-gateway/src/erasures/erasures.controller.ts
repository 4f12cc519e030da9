import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { ErasureRequest } from './erasure-requests';
import { ErasurePage, ErasureView } from './erasure-views';
import { ListErasures } from './list-erasures';
import { ReadErasure } from './read-erasure';
import { StartErasure } from './start-erasure';

@ApiTags('erasures')
@Controller('api/v1/erasures')
export class ErasuresController {
  constructor(
    private readonly startErasure: StartErasure,
    private readonly listErasures: ListErasures,
    private readonly readErasure: ReadErasure,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ operationId: 'erase', summary: 'Erase people, or count what that would reach' })
  @ApiAcceptedResponse({ type: ErasureView, description: 'Location is where its progress and its report show.' })
  async start(
    @Body() request: ErasureRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<ErasureView> {
    const started = await this.startErasure.execute(request, viewer);
    response.setHeader('location', `/api/v1/erasures/${started.id}`);
    return started;
  }

  @Get()
  @ApiOperation({ operationId: 'listErasures', summary: 'Erasures and their reports, the latest first' })
  @ApiOkResponse({ type: ErasurePage })
  list(@Query() query: PageQuery): Promise<ErasurePage> {
    return this.listErasures.execute(query);
  }

  @Get(':id')
  @ApiOperation({ operationId: 'readErasure', summary: 'What an erasure removed, and which topics still hold text' })
  @ApiOkResponse({ type: ErasureView })
  read(@PathId('id') id: string): Promise<ErasureView> {
    return this.readErasure.execute(id);
  }
}
