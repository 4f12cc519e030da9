import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { DecisionPage } from './decision-views';
import { DecisionQuery, ListDecisions } from './list-decisions';

@ApiTags('decisions')
@Controller('api/v1/decisions')
@ForOwners()
export class DecisionsController {
  constructor(private readonly listDecisions: ListDecisions) {}

  @Get()
  @ApiOperation({ operationId: 'listDecisions', summary: 'Why messages were, or were not, recorded' })
  @ApiOkResponse({ type: DecisionPage })
  list(@Query() query: DecisionQuery, @Viewer() viewer: Principal): Promise<DecisionPage> {
    return this.listDecisions.execute(query, viewer);
  }
}
