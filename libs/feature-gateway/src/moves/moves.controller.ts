import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ListMoves, MoveQuery } from './list-moves';
import { MovePage } from './move-views';

@ApiTags('activities')
@Controller('api/v1/moves')
@ForOwners()
export class MovesController {
  constructor(private readonly listMoves: ListMoves) {}

  @Get()
  @ApiOperation({
    operationId: 'listMoves',
    summary: 'What came to rest in your folders, recorded or not, the last first',
  })
  @ApiOkResponse({ type: MovePage })
  list(@Query() query: MoveQuery, @Viewer() viewer: Principal): Promise<MovePage> {
    return this.listMoves.execute(query, viewer);
  }
}
