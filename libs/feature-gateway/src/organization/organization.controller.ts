import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { GuardChange } from '../approvals/guarding/guard-change';
import { ChangeOrganization } from './change-organization';
import { OrganizationSettingsRequest } from './organization-settings-request';
import { OrganizationView, RetentionPreviewView } from './organization-view';
import { PreviewOrganization } from './preview-organization';
import { ReadOrganization } from './read-organization';

@ApiTags('organization')
@Controller('api/v1/organization')
export class OrganizationController {
  constructor(
    private readonly readOrganization: ReadOrganization,
    private readonly changeOrganization: ChangeOrganization,
    private readonly previewOrganization: PreviewOrganization,
    private readonly guardChange: GuardChange,
  ) {}

  @Get()
  @ForOwners()
  @ApiOperation({ operationId: 'readOrganization', summary: 'Settings for all mailboxes' })
  @ApiOkResponse({ type: OrganizationView })
  read(): Promise<OrganizationView> {
    return this.readOrganization.execute();
  }

  @Put()
  @ApiOperation({ operationId: 'changeOrganization', summary: 'Change settings; those not named stay' })
  @ApiOkResponse({ type: OrganizationView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  change(
    @Body() request: OrganizationSettingsRequest,
    @AskingFor() asking: Asking,
  ): Promise<OrganizationView | ApprovalView> {
    const change = { kind: 'change-organization', request } as const;
    return this.guardChange.execute(change, asking, () => this.changeOrganization.execute(request));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOperation({
    operationId: 'previewOrganization',
    summary: 'What settings would delete by age, if they were saved',
  })
  @ApiOkResponse({ type: RetentionPreviewView })
  preview(@Body() request: OrganizationSettingsRequest): Promise<RetentionPreviewView> {
    return this.previewOrganization.execute(request);
  }
}
