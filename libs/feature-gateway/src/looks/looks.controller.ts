import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PageQuery } from '../http/page-query';
import { PathId } from '../http/path-id';
import { ListLooks } from './list-looks';
import { LookPage } from './look-views';

@ApiTags('audit')
@Controller('api/v1/mailboxes/:id/looks')
@ForMailboxOwner()
export class LooksController {
  constructor(private readonly listLooks: ListLooks) {}

  @Get()
  @ApiOperation({
    operationId: 'listLooks',
    summary: 'Who opened or searched mail of a mailbox that is not theirs, the newest first',
  })
  @ApiOkResponse({ type: LookPage })
  list(@PathId('id') id: string, @Query() query: PageQuery): Promise<LookPage> {
    return this.listLooks.execute(id, query);
  }
}
