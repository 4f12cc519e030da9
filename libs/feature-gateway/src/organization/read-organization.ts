import { Injectable } from '@nestjs/common';
import { OrganizationConfigs } from '@foldwatch/ports';
import type { OrganizationView } from './organization-view';

@Injectable()
export class ReadOrganization {
  constructor(private readonly organization: OrganizationConfigs) {}

  async execute(): Promise<OrganizationView> {
    return (await this.organization.find()).settings;
  }
}
