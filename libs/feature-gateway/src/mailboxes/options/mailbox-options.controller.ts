import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../../access/access-rules';
import { ApprovalView } from '../../approvals/approval-views';
import { AskingFor, type Asking } from '../../approvals/guarding/asking';
import { GuardChange } from '../../approvals/guarding/guard-change';
import { PathId } from '../../http/path-id';
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
    private readonly guardChange: GuardChange,
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
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  replace(
    @PathId('id') id: string,
    @Body() request: ChangeOptionsRequest,
    @AskingFor() asking: Asking,
  ): Promise<MailboxOptionsView | ApprovalView> {
    const change = { kind: 'change-options', mailboxId: id, request } as const;
    return this.guardChange.execute(change, asking, () => this.changeOptions.execute(id, request));
  }
}
