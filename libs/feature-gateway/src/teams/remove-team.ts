import { Injectable } from '@nestjs/common';
import { OrganizationConfigs } from '@foldwatch/ports';
import { ConflictingRequest } from '../http/refusal';
import { ChangeMailbox } from '../mailboxes/change-mailbox';
import { ChangedSettings } from '../organization/changed-settings';
import { knownTeam } from './known-teams';
import { TeamMembers } from './team-members';
import { toTeamView, type TeamView } from './team-views';

/** Removes a team that no mailbox is in any more, having taken them out of it first where that is wanted. */
@Injectable()
export class RemoveTeam {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly members: TeamMembers,
    private readonly organization: OrganizationConfigs,
    private readonly changeMailbox: ChangeMailbox,
  ) {}

  /** Answers with the team as it was. */
  async execute(id: string, takeOut: boolean): Promise<TeamView> {
    const view = toTeamView(knownTeam((await this.organization.find()).settings, id));
    const members = await this.members.of(id);
    if (members.length > 0 && !takeOut) {
      const detail = `${members.length} mailboxes are in this team. Move them out of it first, or have them taken out.`;
      throw new ConflictingRequest('team-in-use', detail);
    }
    for (const member of members) await this.changeMailbox.execute(member, { teamId: null });
    await this.settings.save((settings) => {
      const { id: removed } = knownTeam(settings, id);
      return { ...settings, teams: (settings.teams ?? []).filter((team) => team.id !== removed) };
    });
    return view;
  }
}
