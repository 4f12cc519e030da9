import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { ConflictingRequest } from '../http/refusal';
import { ConfigHints } from '../mailboxes/config-hints';
import type { OrganizationSettingsRequest } from './organization-settings-request';
import type { OrganizationView } from './organization-view';

const maxTries = 20;

@Injectable()
export class ChangeOrganization {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly hints: ConfigHints,
  ) {}

  async execute(request: OrganizationSettingsRequest): Promise<OrganizationView> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const read = await this.organization.find();
      const settings = { ...read.settings, ...given(request) };
      if ((await this.organization.replace({ version: read.version + 1, settings })) === 'saved') {
        await this.hints.give({ what: 'organization' });
        return settings;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The settings are being changed by others. Try again.');
  }
}

const given = (request: OrganizationSettingsRequest): Partial<OrganizationSettings> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
