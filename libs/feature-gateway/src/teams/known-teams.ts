import { Injectable } from '@nestjs/common';
import { findTeam, type OrganizationSettings, type Team } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { TeamMembers } from './team-members';
import { toTeamView, type TeamDetailView, type TeamPage } from './team-views';

/** Teams lie with the organization's settings: always one page. */
@Injectable()
export class KnownTeams {
  constructor(
    private readonly organization: OrganizationConfigs,
    private readonly members: TeamMembers,
  ) {}

  async list(): Promise<TeamPage> {
    const { settings } = await this.organization.find();
    return { items: (settings.teams ?? []).map(toTeamView), nextCursor: null };
  }

  async read(id: string): Promise<TeamDetailView> {
    const team = knownTeam((await this.organization.find()).settings, id);
    const mailboxes = await this.members.of(id);
    return Object.assign(toTeamView(team), { mailboxes: mailboxes.length });
  }
}

export function knownTeam(settings: OrganizationSettings, id: string): Team {
  const team = findTeam(settings, id);
  if (team === undefined) throw new UnknownResource('unknown-team', 'There is no such team.');
  return team;
}
