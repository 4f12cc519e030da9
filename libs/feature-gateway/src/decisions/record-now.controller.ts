import type { ServerResponse } from 'node:http';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { answerAct } from '../http/answer-act';
import { OptionalBody } from '../http/json-body';
import { PathId } from '../http/path-id';
import { RecordNow } from './record-now';
import { RecordNowRequest, RecordNowView } from './record-now-views';

@ApiTags('decisions')
@Controller('api/v1/decisions/:id/record-now')
@ForOwners()
export class RecordNowController {
  constructor(private readonly recordNow: RecordNow) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'recordNow', summary: 'Have a message recorded that was seen and not recorded' })
  @OptionalBody()
  @ApiBody({ type: RecordNowRequest, required: false })
  @ApiOkResponse({ type: RecordNowView })
  @ApiAcceptedResponse({ type: RecordNowView, description: 'It takes longer; Location is where its job shows.' })
  async record(
    @PathId('id') id: string,
    @Body() request: RecordNowRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<RecordNowView> {
    const recorded = await this.recordNow.execute(id, request.regarding ?? undefined, viewer);
    const isDone = recorded.outcome !== 'under-way';
    answerAct(response, isDone, { done: 200, location: `/api/v1/jobs/${recorded.jobId}` });
    return recorded;
  }
}
