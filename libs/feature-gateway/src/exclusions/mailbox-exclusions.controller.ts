import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForMailboxOwner } from '../access/access-rules';
import { PathId } from '../http/path-id';
import { ExclusionRequest } from './exclusion-requests';
import { ExclusionPage, ExclusionView } from './exclusion-views';
import { ListExclusions } from './list-exclusions';
import { SaveExclusion } from './save-exclusion';

@ApiTags('exclusions')
@Controller('api/v1/mailboxes/:id/exclusions')
@ForMailboxOwner()
export class MailboxExclusionsController {
  constructor(
    private readonly listExclusions: ListExclusions,
    private readonly saveExclusion: SaveExclusion,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listMailboxExclusions', summary: 'What is not tracked in a mailbox, with hits' })
  @ApiOkResponse({ type: ExclusionPage })
  list(@PathId('id') id: string): Promise<ExclusionPage> {
    return this.listExclusions.execute(id);
  }

  @Post()
  @ApiOperation({ operationId: 'addMailboxExclusion', summary: 'Leave mail out of what is tracked in a mailbox' })
  @ApiCreatedResponse({ type: ExclusionView })
  add(@PathId('id') id: string, @Body() request: ExclusionRequest): Promise<ExclusionView> {
    return this.saveExclusion.add(id, request);
  }

  @Put(':exclusionId')
  @ApiOperation({ operationId: 'replaceMailboxExclusion', summary: 'Replace an exclusion, which keeps its hits' })
  @ApiOkResponse({ type: ExclusionView })
  replace(
    @PathId('id') id: string,
    @PathId('exclusionId') exclusionId: string,
    @Body() request: ExclusionRequest,
  ): Promise<ExclusionView> {
    return this.saveExclusion.replace(id, exclusionId, request);
  }

  @Delete(':exclusionId')
  @ApiOperation({ operationId: 'removeMailboxExclusion', summary: 'Remove an exclusion; answers with it as it was' })
  @ApiOkResponse({ type: ExclusionView })
  remove(@PathId('id') id: string, @PathId('exclusionId') exclusionId: string): Promise<ExclusionView> {
    return this.saveExclusion.remove(id, exclusionId);
  }
}
