import type { ServerResponse } from 'node:http';
import { Body, Controller, Get, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner, ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { ChangeMailboxGuarded } from '../approvals/guarding/change-mailbox-guarded';
import { PathId } from '../http/path-id';
import { AddMailbox } from './add-mailbox';
import { ListMailboxes, MailboxQuery } from './list-mailboxes';
import { AddMailboxRequest, ChangeMailboxRequest } from './mailbox-requests';
import { MailboxPage, MailboxView } from './mailbox-views';
import { ReadMailbox } from './read-mailbox';

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes')
export class MailboxesController {
  constructor(
    private readonly listMailboxes: ListMailboxes,
    private readonly addMailbox: AddMailbox,
    private readonly readMailbox: ReadMailbox,
    private readonly changeMailbox: ChangeMailboxGuarded,
  ) {}

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'listMailboxes', summary: 'Mailboxes with their state and health' })
  @ApiOkResponse({ type: MailboxPage })
  list(@Query() query: MailboxQuery, @Viewer() viewer: Principal): Promise<MailboxPage> {
    return this.listMailboxes.execute(query, viewer);
  }

  @Post()
  @ApiOperation({ operationId: 'addMailbox', summary: 'Approve a mailbox' })
  @ApiCreatedResponse({ type: MailboxView })
  @ApiOkResponse({ type: MailboxView, description: 'It was added before and is left as it is.' })
  async add(
    @Body() request: AddMailboxRequest,
    @Res({ passthrough: true }) response: ServerResponse,
  ): Promise<MailboxView> {
    const { isNew, mailbox } = await this.addMailbox.execute(request);
    response.statusCode = isNew ? 201 : 200;
    return mailbox;
  }

  @Get(':id')
  @ForMailboxOwner()
  @ApiOperation({ operationId: 'readMailbox', summary: 'One mailbox' })
  @ApiOkResponse({ type: MailboxView })
  read(@PathId('id') id: string): Promise<MailboxView> {
    return this.readMailbox.execute(id);
  }

  @Patch(':id')
  @ApiOperation({ operationId: 'changeMailbox', summary: 'Disable a mailbox, or change its owner, team or server' })
  @ApiOkResponse({ type: MailboxView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  change(
    @PathId('id') id: string,
    @Body() request: ChangeMailboxRequest,
    @AskingFor() asking: Asking,
  ): Promise<MailboxView | ApprovalView> {
    return this.changeMailbox.execute(id, request, asking);
  }
}
