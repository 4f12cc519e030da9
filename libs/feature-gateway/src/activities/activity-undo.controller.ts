import type { ServerResponse } from 'node:http';
import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { answerAct } from '../http/answer-act';
import { PathId } from '../http/path-id';
import { ActivityDetailView } from './activity-views';
import { UndoAct } from './undo-act';

@ApiTags('activities')
@Controller('api/v1/activities/:id/undo')
@ForOwners()
export class ActivityUndoController {
  constructor(private readonly undoAct: UndoAct) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'undoAct', summary: 'Take back what you did last to it, within ten minutes' })
  @ApiOkResponse({ type: ActivityDetailView })
  @ApiAcceptedResponse({ type: ActivityDetailView, description: 'It holds, but takes longer; look at Location.' })
  async undo(
    @PathId('id') id: string,
    @Viewer() viewer: Principal,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<ActivityDetailView> {
    const { isFoldedIn, activity } = await this.undoAct.execute(id, viewer);
    answerAct(response, isFoldedIn, { done: 200, location: `/api/v1/activities/${activity.id}` });
    return activity;
  }
}
