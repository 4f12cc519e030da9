import type { GatewayPart } from '../http/gateway-part';
import { KnownTeams } from './known-teams';
import { RemoveTeam } from './remove-team';
import { SaveTeam } from './save-team';
import { TeamMembers } from './team-members';
import { TeamsController } from './teams.controller';

export const teamsPart: GatewayPart = {
  controllers: [TeamsController],
  providers: [KnownTeams, RemoveTeam, SaveTeam, TeamMembers],
};
