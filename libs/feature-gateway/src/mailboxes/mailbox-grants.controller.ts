import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PathId } from '../http/path-id';
import { GrantPage, MailboxGrants, PutGrantsRequest } from './mailbox-grants';

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes/:id/grants')
export class MailboxGrantsController {
  constructor(private readonly grants: MailboxGrants) {}

  @Get()
  @ApiOperation({ operationId: 'listGrants', summary: 'Who shares a mailbox with its owner' })
  @ApiOkResponse({ type: GrantPage })
  list(@PathId('id') id: string): Promise<GrantPage> {
    return this.grants.read(id);
  }

  @Put()
  @ApiOperation({ operationId: 'putGrants', summary: 'Say who shares a mailbox with its owner' })
  @ApiOkResponse({ type: GrantPage })
  put(@PathId('id') id: string, @Body() request: PutGrantsRequest): Promise<GrantPage> {
    return this.grants.replace(id, request);
  }
}
