import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { Viewer } from '../access/gateway-request';
import type { Principal } from '../access/principal';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { PathId } from '../http/path-id';
import { DiscardDraft } from './discard-draft';
import { AddDraftRequest, ChangeDraftRequest, DraftQuery } from './draft-requests';
import { DraftDetailView, DraftPage, DraftView } from './draft-views';
import { EditDraft } from './edit-draft';
import { KnownDrafts } from './known-drafts';

@ApiTags('drafts')
@Controller('api/v1/drafts')
@ForOwners()
export class DraftsController {
  constructor(
    private readonly drafts: KnownDrafts,
    private readonly edit: EditDraft,
    private readonly discardDraft: DiscardDraft,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listDrafts', summary: 'Changes that were prepared and not published' })
  @ApiOkResponse({ type: DraftPage })
  list(@Query() query: DraftQuery, @Viewer() viewer: Principal): Promise<DraftPage> {
    return this.drafts.list(query, viewer);
  }

  @Post()
  @ApiOperation({ operationId: 'addDraft', summary: 'Prepare changes of the organization, a team or a mailbox' })
  @ApiCreatedResponse({ type: DraftDetailView })
  add(@Body() request: AddDraftRequest, @Viewer() viewer: Principal): Promise<DraftDetailView> {
    return this.edit.add(request, viewer);
  }

  @Get(':draftId')
  @ApiOperation({ operationId: 'readDraft', summary: 'One draft, and what would come out otherwise' })
  @ApiOkResponse({ type: DraftDetailView })
  read(@PathId('draftId') id: string, @Viewer() viewer: Principal): Promise<DraftDetailView> {
    return this.drafts.read(id, viewer);
  }

  @Patch(':draftId')
  @ApiOperation({ operationId: 'changeDraft', summary: 'Prepare it anew, upon what is published now' })
  @ApiOkResponse({ type: DraftDetailView })
  change(
    @PathId('draftId') id: string,
    @Body() request: ChangeDraftRequest,
    @Viewer() viewer: Principal,
  ): Promise<DraftDetailView> {
    return this.edit.change(id, request, viewer);
  }

  @Delete(':draftId')
  @ApiOperation({ operationId: 'discardDraft', summary: 'Discard it; answers with it as it was' })
  @ApiOkResponse({ type: DraftView })
  discard(@PathId('draftId') id: string, @Viewer() viewer: Principal): Promise<DraftView> {
    return this.discardDraft.execute(id, viewer);
  }

  @Post(':draftId/publish')
  @HttpCode(200)
  @ApiOperation({ operationId: 'publishDraft', summary: 'Make it what is in effect' })
  @ApiOkResponse({ type: DraftView, description: 'The draft as it was; it is gone.' })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  publish(@PathId('draftId') id: string, @AskingFor() asking: Asking): Promise<DraftView | ApprovalView> {
    return this.edit.publish(id, asking);
  }
}
