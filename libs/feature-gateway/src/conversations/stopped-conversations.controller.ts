import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PathId } from '../http/path-id';
import { StopConversations } from './stop-conversations';
import {
  StopConversationRequest,
  StoppedConversationPage,
  StoppedConversationView,
} from './stopped-conversation-views';

@ApiTags('conversations')
@Controller('api/v1/mailboxes/:id/stopped-conversations')
@ForMailboxOwner()
export class StoppedConversationsController {
  constructor(private readonly conversations: StopConversations) {}

  @Get()
  @ApiOperation({ operationId: 'listStoppedConversations', summary: 'Conversations that are no longer tracked' })
  @ApiOkResponse({ type: StoppedConversationPage })
  list(@PathId('id') id: string): Promise<StoppedConversationPage> {
    return this.conversations.list(id);
  }

  @Post()
  @ApiOperation({ operationId: 'stopConversation', summary: 'Stop tracking a conversation; rules go on' })
  @ApiCreatedResponse({ type: StoppedConversationView })
  stop(@PathId('id') id: string, @Body() request: StopConversationRequest): Promise<StoppedConversationView> {
    return this.conversations.stop(id, request.activityId);
  }

  @Delete(':activityId')
  @ApiOperation({ operationId: 'resumeConversation', summary: 'Track the conversation again' })
  @ApiOkResponse({ type: StoppedConversationView })
  resume(@PathId('id') id: string, @PathId('activityId') activityId: string): Promise<StoppedConversationView> {
    return this.conversations.resume(id, activityId);
  }
}
