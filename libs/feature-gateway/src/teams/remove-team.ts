import { Injectable } from '@nestjs/common';
import { MailboxConfigs } from '@foldwatch/ports';
import { ConflictingRequest } from '../http/refusal';
import { ChangedSettings } from '../organization/changed-settings';
import { knownTeam, KnownTeams } from './known-teams';
import type { TeamView } from './team-views';

const configsAtOnce = 500;

/** Removes a team that no mailbox is in any more. Answers with the team as it was. */
@Injectable()
export class RemoveTeam {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly configs: MailboxConfigs,
    private readonly teams: KnownTeams,
  ) {}

  async execute(id: string): Promise<TeamView> {
    const view = await this.teams.read(id);
    const members = await this.countMembers(id);
    if (members > 0) {
      throw new ConflictingRequest('team-in-use', `${members} mailboxes are in this team. Move them out of it first.`);
    }
    await this.settings.save((settings) => {
      const { id: removed } = knownTeam(settings, id);
      return { ...settings, teams: (settings.teams ?? []).filter((team) => team.id !== removed) };
    });
    return view;
  }

  private async countMembers(teamId: string): Promise<number> {
    let members = 0;
    for (let cursor: string | undefined; ;) {
      const page = await this.configs.list(configsAtOnce, cursor);
      members += page.configs.filter(({ mailbox }) => mailbox.teamId === teamId).length;
      cursor = page.nextCursor;
      if (cursor === undefined) return members;
    }
  }
}
