import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { EventStreams } from '../access/event-streams';
import type { GatewayRequest } from '../access/gateway-request';
import { CloudEventPage } from './cloud-event';
import { EventQuery } from './event-query';
import { FollowEvents } from './follow-events';
import { ReadEvents } from './read-events';

const page = { schema: { $ref: getSchemaPath(CloudEventPage) } };
const stream = { schema: { type: 'string', description: 'Server-sent events, each with a CloudEvent as its data.' } };

@ApiTags('events')
@Controller('api/v1')
export class EventsController {
  constructor(
    private readonly readEvents: ReadEvents,
    private readonly followEvents: FollowEvents,
    private readonly streams: EventStreams,
  ) {}

  @Get('events')
  @ApiOperation({ operationId: 'readEvents', summary: 'CloudEvents of a public topic, as a page or as a live stream' })
  @ApiExtraModels(CloudEventPage)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Of a live stream: where it goes on.' })
  @ApiOkResponse({ content: { 'application/json': page, 'text/event-stream': stream } })
  async read(
    @Query() query: EventQuery,
    @Req() request: GatewayRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<CloudEventPage | undefined> {
    if (request.headers.accept?.includes('text/event-stream') !== true) return this.readEvents.execute(query);
    await this.streams.send(request, response, await this.followEvents.execute(query, lastEventId));
    return undefined;
  }
}
