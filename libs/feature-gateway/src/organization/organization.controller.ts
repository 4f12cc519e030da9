import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForOwners } from '../access/access-rules';
import { ChangeOrganization } from './change-organization';
import { OrganizationSettingsRequest } from './organization-settings-request';
import { OrganizationView } from './organization-view';
import { ReadOrganization } from './read-organization';

@ApiTags('organization')
@Controller('api/v1/organization')
export class OrganizationController {
  constructor(
    private readonly readOrganization: ReadOrganization,
    private readonly changeOrganization: ChangeOrganization,
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
}
