import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApprovalView } from '../approvals/approval-views';
import { AskingFor, type Asking } from '../approvals/guarding/asking';
import { GuardChange } from '../approvals/guarding/guard-change';
import { PathId } from '../http/path-id';
import { KnownTeams } from './known-teams';
import { RemoveTeam } from './remove-team';
import { SaveTeam } from './save-team';
import { AddTeamRequest, ChangeTeamRequest, RemoveTeamQuery, toTeamChange } from './team-requests';
import { TeamDetailView, TeamPage, TeamView } from './team-views';

@ApiTags('teams')
@Controller('api/v1/teams')
export class TeamsController {
  constructor(
    private readonly teams: KnownTeams,
    private readonly saveTeam: SaveTeam,
    private readonly removeTeam: RemoveTeam,
    private readonly guardChange: GuardChange,
  ) {}

  @Get()
  @ApiOperation({ operationId: 'listTeams', summary: 'Teams with what they say and what they fix' })
  @ApiOkResponse({ type: TeamPage })
  list(): Promise<TeamPage> {
    return this.teams.list();
  }

  @Post()
  @ApiOperation({ operationId: 'addTeam', summary: 'Add a team; mailboxes are put in it one by one' })
  @ApiCreatedResponse({ type: TeamView })
  add(@Body() request: AddTeamRequest): Promise<TeamView> {
    return this.saveTeam.add(request);
  }

  @Get(':teamId')
  @ApiOperation({ operationId: 'readTeam', summary: 'One team, and how many mailboxes are in it' })
  @ApiOkResponse({ type: TeamDetailView })
  read(@PathId('teamId') id: string): Promise<TeamDetailView> {
    return this.teams.read(id);
  }

  @Patch(':teamId')
  @ApiOperation({ operationId: 'changeTeam', summary: 'Change a team; values are replaced as a whole' })
  @ApiOkResponse({ type: TeamView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  change(
    @PathId('teamId') id: string,
    @Body() request: ChangeTeamRequest,
    @AskingFor() asking: Asking,
  ): Promise<TeamView | ApprovalView> {
    const change = { kind: 'change-team', targetId: id, request } as const;
    return this.guardChange.execute(change, asking, () => this.saveTeam.change(id, toTeamChange(request)));
  }

  @Delete(':teamId')
  @ApiOperation({ operationId: 'removeTeam', summary: 'Remove a team; answers with it as it was' })
  @ApiOkResponse({ type: TeamView })
  @ApiAcceptedResponse({ type: ApprovalView, description: 'It reaches so far that it waits for a second person.' })
  remove(
    @PathId('teamId') id: string,
    @Query() { mailboxes }: RemoveTeamQuery,
    @AskingFor() asking: Asking,
  ): Promise<TeamView | ApprovalView> {
    const remove = (): Promise<TeamView> => this.removeTeam.execute(id, mailboxes === 'take-out');
    if (mailboxes === undefined) return remove();
    return this.guardChange.execute({ kind: 'remove-team', targetId: id, request: { mailboxes } }, asking, remove);
  }
}
