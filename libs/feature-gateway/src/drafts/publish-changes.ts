import { Injectable } from '@nestjs/common';
import { applyChanges, type FolderRule, type OrganizationSettings, type ProposedChanges } from '@foldwatch/domain';
import { OrganizationConfigs, type Draft, type KeptVersion, type MailboxConfig } from '@foldwatch/ports';
import { admitAgain } from '../folder-rules/admit-rule';
import { beginAgain } from '../mailboxes/options/begin-again';
import { scopeOf } from '../mailboxes/options/scope-of';
import { ConfiguredMailboxes } from '../mailboxes/configured-mailboxes';
import { ChangedSettings } from '../organization/changed-settings';
import { refuseLocked } from '../policy/refuse-locked';
import { SaveTeam } from '../teams/save-team';
import { versionsOfMailbox, versionsOfOrganization } from '../versions/stamp-versions';

/** Raises a refusal when what is to be replaced is not what was to be. */
type Demand = (current: readonly KeptVersion[]) => void;

/** Publishes changes at once, under the locks and caps of now: all of one document, or nothing. */
@Injectable()
export class PublishChanges {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly mailboxes: ConfiguredMailboxes,
    private readonly organization: OrganizationConfigs,
    private readonly teams: SaveTeam,
  ) {}

  async execute({ teamId, mailboxId, changes }: Draft, demand: Demand): Promise<void> {
    const check = (settings: OrganizationSettings): void => demand(versionsOfOrganization(settings));
    if (mailboxId !== undefined) await this.mailbox(mailboxId, changes, demand);
    else if (teamId !== undefined) await this.teams.change(teamId, changes.team ?? {}, check);
    else {
      await this.settings.save((settings) => {
        check(settings);
        return applyChanges({ settings, mailbox: { options: {}, rules: [] } }, changes).settings;
      });
    }
  }

  private async mailbox(mailboxId: string, changes: ProposedChanges, demand: Demand): Promise<void> {
    const { settings } = await this.organization.find();
    await this.mailboxes.change(mailboxId, (config, now) => {
      demand(versionsOfMailbox(config));
      const { mailbox: next } = applyChanges(
        { settings, mailbox: config },
        admitted(config, changes, { settings, now }),
      );
      return beginAgain({ before: config, after: next, settings, now });
    });
  }
}

interface Terms {
  readonly settings: OrganizationSettings;
  readonly now: string;
}

/** The changes as they may be: nothing that is locked, no second rule of a folder, none too many; rules with their versions. */
function admitted(config: MailboxConfig, changes: ProposedChanges, { settings, now }: Terms): ProposedChanges {
  const { options, folderRules, removedFolderRules = [] } = changes;
  const scope = scopeOf(config, settings);
  let rules = config.rules.filter(({ id }) => !removedFolderRules.includes(id));
  const versioned = folderRules?.map((rule): FolderRule => {
    const known = rules.find(({ id }) => id === rule.id);
    if (known === undefined) admitAgain({ ...config, rules }, rule.folderId, settings);
    refuseLocked(rule.settings ?? {}, { layer: 'folder', before: known?.settings ?? {}, scope });
    const next = known === undefined ? { ...rule, effectiveFrom: now } : { ...rule, version: known.version + 1 };
    rules = [...rules.filter(({ id }) => id !== rule.id), next];
    return next;
  });
  return {
    ...changes,
    ...(options !== undefined && {
      options: refuseLocked(options, { layer: 'mailbox', before: config.options, scope }),
    }),
    ...(versioned !== undefined && { folderRules: versioned }),
  };
}
