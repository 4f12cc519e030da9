import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';

import { PathId } from '../http/path-id';
import { ExclusionRequest } from './exclusion-requests';
import { ExclusionPage, ExclusionView } from './exclusion-views';
import { ListExclusions } from './list-exclusions';
import { SaveExclusion } from './save-exclusion';

@ApiTags('exclusions')
@Controller('api/v1/exclusions')
export class ExclusionsController {
  constructor(
    private readonly listExclusions: ListExclusions,
    private readonly saveExclusion: SaveExclusion,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listExclusions', summary: 'What is not tracked in any mailbox, with hits' })
  @ApiOkResponse({ type: ExclusionPage })
  list(): Promise<ExclusionPage> {
    return this.listExclusions.execute(undefined);
  }

  @Post()
  @ApiOperation({ operationId: 'addExclusion', summary: 'Leave mail out of what is tracked in any mailbox' })
  @ApiCreatedResponse({ type: ExclusionView })
  add(@Body() request: ExclusionRequest): Promise<ExclusionView> {
    return this.saveExclusion.add(undefined, request);
  }

  @Put(':exclusionId')
  @ApiOperation({ operationId: 'replaceExclusion', summary: 'Replace an exclusion, which keeps its hits' })
  @ApiOkResponse({ type: ExclusionView })
  replace(@PathId('exclusionId') exclusionId: string, @Body() request: ExclusionRequest): Promise<ExclusionView> {
    return this.saveExclusion.replace(undefined, exclusionId, request);
  }

  @Delete(':exclusionId')
  @ApiOperation({ operationId: 'removeExclusion', summary: 'Remove an exclusion; answers with it as it was' })
  @ApiOkResponse({ type: ExclusionView })
  remove(@PathId('exclusionId') exclusionId: string): Promise<ExclusionView> {
    return this.saveExclusion.remove(undefined, exclusionId);
  }
}
