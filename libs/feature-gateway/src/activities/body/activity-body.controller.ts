import type { ServerResponse } from 'node:http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../../access/access-rules';
import { Viewer } from '../../access/gateway-request';
import type { Principal } from '../../access/principal';
import { PathId } from '../../http/path-id';
import { BodyQuery, ContentQuery } from '../activity-requests';
import { BodyPicturesView, ShowBody } from './show-body';

@ApiTags('activities')
@Controller('api/v1/activities/:id/body')
@ForOwners()
export class ActivityBodyController {
  constructor(private readonly showBody: ShowBody) {}

  @Get()
  @ApiOperation({ operationId: 'showBody', summary: 'The body as a sanitised page for a sandboxed frame' })
  @ApiProduces('text/html')
  @ApiOkResponse({ schema: { type: 'string' } })
  async show(
    @PathId('id') id: string,
    @Query() { hash, pictures = 'hide' }: BodyQuery,
    @Viewer() viewer: Principal,
    @Res() response: ServerResponse,
  ): Promise<void> {
    const { page, policy } = await this.showBody.execute(id, { hash, pictures }, viewer);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.setHeader('x-frame-options', 'SAMEORIGIN');
    response.end(page);
  }

  @Get('pictures')
  @ApiOperation({ operationId: 'readBodyPictures', summary: 'Whether the page has pictures that are shown on request' })
  @ApiOkResponse({ type: BodyPicturesView })
  pictures(
    @PathId('id') id: string,
    @Query() { hash }: ContentQuery,
    @Viewer() viewer: Principal,
  ): Promise<BodyPicturesView> {
    return this.showBody.pictures(id, hash, viewer);
  }
}
