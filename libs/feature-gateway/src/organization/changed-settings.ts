import { Injectable } from '@nestjs/common';
import { fieldChanges, organizationFields, type OrganizationSettings } from '@foldwatch/domain';
import { Clock, OrganizationConfigs, type VersionedSettings } from '@foldwatch/ports';
import { ConflictingRequest } from '../http/refusal';
import { justBefore } from '../mailboxes/options/begin-automatic';
import { ConfigHints } from '../mailboxes/work/config-hints';
import { Publications } from '../versions/publications';
import { stampedSettings, succession, versionsOfOrganization } from '../versions/stamp-versions';

const maxTries = 20;
/** Those by which mail in more folders may come to be decided upon. */
const ofAutomaticTracking = ['track', 'trackCap', 'autoTrackSubfolders', 'autoTrackSentItems', 'locks'] as const;

/** The only way in which the organization's settings change: read, decide, compare and set, hint. */
@Injectable()
export class ChangedSettings {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly hints: ConfigHints,
    private readonly publications: Publications,
    private readonly clock: Clock,
  ) {}

  /** `decide` is asked again when somebody else was faster. */
  async save(decide: (settings: OrganizationSettings) => OrganizationSettings): Promise<OrganizationSettings> {
    for (let tries = 0; tries < maxTries; tries += 1) {
      const read = await this.organization.find();
      const settings = await this.replace(read, decide(read.settings));
      if (settings !== undefined) {
        await this.hints.give({ what: 'organization' });
        return settings;
      }
    }
    throw new ConflictingRequest('changed-meanwhile', 'The settings are being changed by others. Try again.');
  }

  private async replace(
    { version, settings: before }: VersionedSettings,
    decided: OrganizationSettings,
  ): Promise<OrganizationSettings | undefined> {
    const now = this.clock.now().toISOString();
    const stamp = this.publications.stamp(now);
    const settings = stampedSettings(before, sinceNow(before, decided, now), stamp);
    const versions = succession(versionsOfOrganization(before), versionsOfOrganization(settings), stamp);
    await this.publications.retire(versions);
    if ((await this.organization.replace({ version: version + 1, settings })) === 'lost') return undefined;
    await this.publications.settle(versions, fieldChanges(organizationFields(before), organizationFields(settings)));
    return settings;
  }
}

/** Remembers since when mail in more folders may be decided upon. */
function sinceNow(before: OrganizationSettings, settings: OrganizationSettings, now: string): OrganizationSettings {
  if (ofAutomaticTracking.every((name) => String(settings[name]) === String(before[name]))) return settings;
  return { ...settings, automaticTrackingSince: justBefore(now) };
}
