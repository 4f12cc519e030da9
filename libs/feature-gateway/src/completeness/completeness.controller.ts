import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PathId } from '../http/path-id';
import { CompareNow } from './compare-now';
import { CompletenessView } from './completeness-views';
import { ReadCompleteness } from './read-completeness';

@ApiTags('mailboxes')
@Controller('api/v1/mailboxes/:id/completeness')
@ForMailboxOwner()
export class CompletenessController {
  constructor(
    private readonly readCompleteness: ReadCompleteness,
    private readonly compareNow: CompareNow,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'readCompleteness', summary: 'Exchange against the store, for each tracked folder' })
  @ApiOkResponse({ type: CompletenessView })
  read(@PathId('id') id: string): Promise<CompletenessView> {
    return this.readCompleteness.execute(id);
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ operationId: 'compareNow', summary: 'Compare now' })
  @ApiOkResponse({ type: CompletenessView })
  compare(@PathId('id') id: string): Promise<CompletenessView> {
    return this.compareNow.execute(id);
  }
}
