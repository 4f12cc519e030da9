import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { PathId } from '../http/path-id';
import { ExplainMessage } from './explain-message';
import { MessageExplanationView, MessageQuery } from './message-views';

@ApiTags('decisions')
@Controller('api/v1/mailboxes/:id/why')
@ForMailboxOwner()
export class MessageController {
  constructor(private readonly explainMessage: ExplainMessage) {}

  @Get()
  @ApiOperation({
    operationId: 'explainMessage',
    summary: 'Why a message of the mailbox was, or was not, recorded; also why nothing may have been decided about it',
  })
  @ApiOkResponse({ type: MessageExplanationView })
  explain(
    @PathId('id') id: string,
    @Query() { messageId }: MessageQuery,
    @Viewer() viewer: Principal,
  ): Promise<MessageExplanationView> {
    return this.explainMessage.execute(id, messageId, viewer);
  }
}
