import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
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
  change(@Body() request: OrganizationSettingsRequest): Promise<OrganizationView> {
    return this.changeOrganization.execute(request);
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
