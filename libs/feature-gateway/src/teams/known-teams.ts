import { Injectable } from '@nestjs/common';
import { findTeam, type OrganizationSettings, type Team } from '@foldwatch/domain';
import { OrganizationConfigs } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';
import { toTeamView, type TeamPage, type TeamView } from './team-views';

/** Teams lie with the organization's settings: always one page. */
@Injectable()
export class KnownTeams {
  constructor(private readonly organization: OrganizationConfigs) {}

  async list(): Promise<TeamPage> {
    const { settings } = await this.organization.find();
    return { items: (settings.teams ?? []).map(toTeamView), nextCursor: null };
  }

  async read(id: string): Promise<TeamView> {
    return toTeamView(knownTeam((await this.organization.find()).settings, id));
  }
}

export function knownTeam(settings: OrganizationSettings, id: string): Team {
  const team = findTeam(settings, id);
  if (team === undefined) throw new UnknownResource('unknown-team', 'There is no such team.');
  return team;
}
