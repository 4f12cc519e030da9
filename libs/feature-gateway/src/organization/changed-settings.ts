import { Injectable } from '@nestjs/common';
import { fieldChanges, organizationFields, type OrganizationSettings } from '@foldwatch/domain';
import { Clock, OrganizationConfigs } from '@foldwatch/ports';
import { Acting } from '../audit/acting';
import { ConflictingRequest } from '../http/refusal';
import { justBefore } from '../mailboxes/begin-automatic';
import { ConfigHints } from '../mailboxes/config-hints';

const maxTries = 20;
/** Those by which mail in more folders may come to be decided upon. */
const ofAutomaticTracking = ['track', 'trackCap', 'autoTrackSubfolders', 'autoTrackSentItems', 'locks'] as const;

/** The only way in which the organization's settings change: read, decide, compare and set, hint. */
@Injectable()
export class ChangedSettings {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly hints: ConfigHints,
    private readonly acting: Acting,
    private readonly clock: Clock,
  ) {}

  /** `decide` is asked again when somebody else was faster. */
  async save(decide: (settings: OrganizationSettings) => OrganizationSettings): Promise<OrganizationSettings> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const read = await this.organization.find();
      const settings = this.stamped(read.settings, decide(read.settings));
      if ((await this.organization.replace({ version: read.version + 1, settings })) === 'saved') {
        this.acting.note(...fieldChanges(organizationFields(read.settings), organizationFields(settings)));
        await this.hints.give({ what: 'organization' });
        return settings;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The settings are being changed by others. Try again.');
  }

  private stamped(before: OrganizationSettings, settings: OrganizationSettings): OrganizationSettings {
    if (ofAutomaticTracking.every((name) => String(settings[name]) === String(before[name]))) return settings;
    return { ...settings, automaticTrackingSince: justBefore(this.clock.now().toISOString()) };
  }
}
