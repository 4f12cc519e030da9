import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@foldwatch/domain';
import { ChangedSettings } from './changed-settings';
import type { OrganizationSettingsRequest } from './organization-settings-request';
import { toOrganizationView, type OrganizationView } from './organization-view';

@Injectable()
export class ChangeOrganization {
  constructor(private readonly settings: ChangedSettings) {}

  async execute(request: OrganizationSettingsRequest): Promise<OrganizationView> {
    return toOrganizationView(await this.settings.save((before) => ({ ...before, ...givenSettings(request) })));
  }
}

export const givenSettings = (request: OrganizationSettingsRequest): Partial<OrganizationSettings> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
