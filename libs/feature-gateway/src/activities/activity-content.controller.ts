import type { ServerResponse } from 'node:http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId, PathIndex } from '../http/path-id';
import { sendBytes } from '../http/send-bytes';
import { ContentQuery } from './activity-requests';
import { OpenContent } from './open-content';

const file = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('activities')
@Controller('api/v1/activities/:id')
@ForOwners()
export class ActivityContentController {
  constructor(private readonly openContent: OpenContent) {}

  @Get('content')
  @ApiOperation({ operationId: 'readContent', summary: 'The body, as a download' })
  @ApiProduces('text/html', 'text/plain')
  @ApiOkResponse(file)
  async body(
    @PathId('id') id: string,
    @Query() { hash }: ContentQuery,
    @Viewer() viewer: Principal,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await sendBytes(response, await this.openContent.body(id, hash, viewer));
  }

  @Get('attachments/:n')
  @ApiOperation({ operationId: 'readAttachment', summary: 'One attachment, as a download' })
  @ApiProduces('*/*')
  @ApiOkResponse({ ...file, description: 'Of the type that its sender gave it.' })
  async attachment(
    @PathId('id') id: string,
    @PathIndex('n') at: number,
    @Viewer() viewer: Principal,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await sendBytes(response, await this.openContent.attachment(id, at, viewer));
  }
}
