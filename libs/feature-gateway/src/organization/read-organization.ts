import { Injectable } from '@nestjs/common';
import { OrganizationConfigs } from '@foldwatch/ports';
import { toOrganizationView, type OrganizationView } from './organization-view';

@Injectable()
export class ReadOrganization {
  constructor(private readonly organization: OrganizationConfigs) {}

  async execute(): Promise<OrganizationView> {
    return toOrganizationView((await this.organization.find()).settings);
  }
}
