import type { ServerResponse } from 'node:http';
import { Body, Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { StartedJobView } from '../mailboxes/mailbox-views';
import { toNamedRecord } from '../records/record-views';
import { CreatePartyRequest, ResolvePartyRequest } from './activity-requests';
import { CreatedPartyView } from './activity-views';
import { CreateParty } from './create-party';
import { ResolveParty } from './resolve-party';

@ApiTags('activities')
@Controller('api/v1/activities/:id/parties')
@ForOwners()
export class ActivityPartiesController {
  constructor(
    private readonly resolveParty: ResolveParty,
    private readonly createParty: CreateParty,
  ) {}

  @Post('create')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'createParty',
    summary: 'Make a contact or lead of somebody on it of whom there is no record; once, however often it is asked for',
  })
  @ApiOkResponse({ type: CreatedPartyView })
  async create(
    @PathId('id') id: string,
    @Body() request: CreatePartyRequest,
    @Viewer() viewer: Principal,
  ): Promise<CreatedPartyView> {
    const { isNew, record } = await this.createParty.execute(id, request, viewer);
    return { isNew, record: toNamedRecord(record) };
  }

  @Post('resolve')
  @HttpCode(202)
  @ApiOperation({
    operationId: 'resolveParty',
    summary: 'Say to which record an address belongs, on all activities that carry it',
  })
  @ApiAcceptedResponse({ type: StartedJobView, description: 'Location is where its progress shows to administrators.' })
  async resolve(
    @PathId('id') id: string,
    @Body() request: ResolvePartyRequest,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<StartedJobView> {
    const started = await this.resolveParty.execute(id, request, viewer);
    response.setHeader('location', `/api/v1/jobs/${started.jobId}`);
    return started;
  }
}
