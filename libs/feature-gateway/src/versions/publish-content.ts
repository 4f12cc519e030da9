import { Injectable } from '@nestjs/common';
import type { FolderRule, OrganizationSettings, Team } from '@foldwatch/domain';
import { OrganizationConfigs, type VersionContent } from '@foldwatch/ports';
import { admitAgain } from '../folder-rules/admit-rule';
import { beginAgain } from '../mailboxes/options/begin-again';
import { scopeOf } from '../mailboxes/options/scope-of';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ChangedSettings } from '../organization/changed-settings';
import { refuseLocked } from '../policy/refuse-locked';
import { SaveTeam } from '../teams/save-team';

type MailboxContent = Extract<VersionContent, { readonly kind: 'mailbox' }>;

/** Puts the content of a version in the place of what is there, under the locks and caps of now. */
@Injectable()
export class PublishContent {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly teams: SaveTeam,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
  ) {}

  async restoreOrganization(content: OrganizationSettings): Promise<void> {
    await this.settings.save((current) => withContent(current, content));
  }

  team(team: Team, newest: number): Promise<unknown> {
    return this.teams.restore(team, newest);
  }

  async mailbox(mailboxId: string, { options: wanted, exclusions }: MailboxContent): Promise<void> {
    const { settings } = await this.organization.find();
    await this.mailboxes.change(mailboxId, (config, now) => {
      const scope = scopeOf(config, settings);
      const options = refuseLocked(wanted, { layer: 'mailbox', before: config.options, scope });
      const next = { ...config, options, exclusions };
      return beginAgain({ before: config, after: next, settings, now });
    });
  }

  /** What mail is there when a removed rule comes back is read as the rule says of existing mail. */
  async rule(mailboxId: string, { settings: said = {}, ...rule }: FolderRule): Promise<void> {
    const { settings } = await this.organization.find();
    await this.mailboxes.change(mailboxId, (config, now) => {
      const known = config.rules.find(({ id }) => id === rule.id);
      if (known === undefined) admitAgain(config, rule.folderId, settings);
      const scope = scopeOf(config, settings);
      const own = refuseLocked(said, { layer: 'folder', before: known?.settings ?? {}, scope });
      const effectiveFrom = known?.effectiveFrom ?? now;
      const next: FolderRule = { ...rule, effectiveFrom, ...(Object.keys(own).length > 0 && { settings: own }) };
      const rules =
        known === undefined ? [...config.rules, next] : config.rules.map((one) => (one === known ? next : one));
      return beginAgain({ before: config, after: { ...config, rules }, settings, now });
    });
  }
}

/** The settings that the version has, with teams, read rights and times as they are. */
function withContent(current: OrganizationSettings, content: OrganizationSettings): OrganizationSettings {
  const { teams, readRights, published, automaticTrackingSince } = current;
  const { automaticTrackingSince: _since, ...settings } = content;
  return {
    ...settings,
    ...(readRights !== undefined && { readRights }),
    ...(teams !== undefined && { teams }),
    ...(published !== undefined && { published }),
    ...(automaticTrackingSince !== undefined && { automaticTrackingSince }),
  };
}
