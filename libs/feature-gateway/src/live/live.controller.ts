import type { ServerResponse } from 'node:http';
import { Controller, Get, Headers, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import type { GatewayRequest } from '../access/gateway-request';
import { EventStreams } from '../access/event-streams';
import { AlwaysStreams } from '../http/stream-routes';
import { LiveHints } from './live-hints';
import { HintView } from './live-views';

const stream = { schema: { type: 'string', description: 'Server-sent events, each with a HintView as its data.' } };

@ApiTags('events')
@Controller('api/v1/live')
@ForOwners()
export class LiveController {
  constructor(
    private readonly liveHints: LiveHints,
    private readonly streams: EventStreams,
  ) {}

  @Get()
  @AlwaysStreams()
  @ApiOperation({
    operationId: 'followChanges',
    summary: 'What changed of what you may see, as hints to look again; open it before you look',
  })
  @ApiExtraModels(HintView)
  @ApiHeader({ name: 'Last-Event-ID', required: false, description: 'Where it goes on; browsers send it themselves.' })
  @ApiOkResponse({ content: { 'text/event-stream': stream } })
  async follow(
    @Req() request: GatewayRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() response: ServerResponse,
  ): Promise<void> {
    await this.streams.send(request, response, (left) => this.liveHints.execute(request, lastEventId, left));
  }
}
