import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PathId } from '../http/path-id';
import { ChangeOptions } from './change-options';
import { ChangeOptionsRequest, MailboxOptionsView } from './mailbox-options';
import { ReadOptions } from './read-options';

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes/:id/options')
@ForMailboxOwner()
export class MailboxOptionsController {
  constructor(
    private readonly readOptions: ReadOptions,
    private readonly changeOptions: ChangeOptions,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readOptions', summary: 'Personal options and what they come to' })
  @ApiOkResponse({ type: MailboxOptionsView })
  read(@PathId('id') id: string): Promise<MailboxOptionsView> {
    return this.readOptions.execute(id);
  }

  @Put()
  @ApiOperation({ operationId: 'changeOptions', summary: 'Replace the personal options' })
  @ApiOkResponse({ type: MailboxOptionsView })
  replace(@PathId('id') id: string, @Body() request: ChangeOptionsRequest): Promise<MailboxOptionsView> {
    return this.changeOptions.execute(id, request);
  }
}
