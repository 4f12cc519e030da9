import { Injectable } from '@nestjs/common';
import type { OrganizationSettings } from '@foldwatch/domain';
import { Clock, OrganizationConfigs } from '@foldwatch/ports';
import { ConflictingRequest } from '../http/refusal';
import { justBefore } from '../mailboxes/begin-automatic';
import { ConfigHints } from '../mailboxes/config-hints';
import type { OrganizationSettingsRequest } from './organization-settings-request';
import type { OrganizationView } from './organization-view';

const maxTries = 20;
/** Those by which mail in more folders may come to be decided upon. */
const ofAutomaticTracking = ['trackCap', 'autoTrackSubfolders', 'autoTrackSentItems'] as const;

@Injectable()
export class ChangeOrganization {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly hints: ConfigHints,
    private readonly clock: Clock,
  ) {}

  async execute(request: OrganizationSettingsRequest): Promise<OrganizationView> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const read = await this.organization.find();
      const settings = this.changed(read.settings, given(request));
      if ((await this.organization.replace({ version: read.version + 1, settings })) === 'saved') {
        await this.hints.give({ what: 'organization' });
        return settings;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The settings are being changed by others. Try again.');
  }

  private changed(before: OrganizationSettings, change: Partial<OrganizationSettings>): OrganizationSettings {
    const settings = { ...before, ...change };
    if (ofAutomaticTracking.every((name) => settings[name] === before[name])) return settings;
    return { ...settings, automaticTrackingSince: justBefore(this.clock.now().toISOString()) };
  }
}

const given = (request: OrganizationSettingsRequest): Partial<OrganizationSettings> =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== undefined));
