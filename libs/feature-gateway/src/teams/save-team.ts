import { Injectable } from '@nestjs/common';
import { findTeam, type OrganizationSettings, type Team } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock } from '@foldwatch/ports';
import { ConflictingRequest, NotPossible } from '../http/refusal';
import { justBefore } from '../mailboxes/options/begin-automatic';
import { ChangedSettings } from '../organization/changed-settings';
import { toPolicyValues } from '../policy/policy-values-request';
import { refuseLocked } from '../policy/refuse-locked';
import { knownTeam } from './known-teams';
import type { AddTeamRequest } from './team-requests';
import { toTeamView, type TeamView } from './team-views';

/** All of them lie in one document, which each gateway reads often. */
const mostTeams = 500;
/** Those by which mail in more folders may come to be decided upon. */
const ofAutomaticTracking = ['track', 'autoTrackSubfolders', 'autoTrackSentItems'] as const;

export type TeamChange = Partial<Pick<Team, 'name' | 'values' | 'locks'>>;

/** Adds and changes teams. What was saved applies to every message observed afterwards. */
@Injectable()
export class SaveTeam {
  constructor(
    private readonly settings: ChangedSettings,
    private readonly clock: Clock,
  ) {}

  async add({ name, values = {}, locks = [] }: AddTeamRequest): Promise<TeamView> {
    const createdAt = this.clock.now().toISOString();
    const added: Team = { id: randomId(), name, values: toPolicyValues(values), locks, createdAt };
    await this.settings.save((settings) => {
      const { teams = [] } = settings;
      if (teams.length >= mostTeams) throw new NotPossible('too-many-teams', `There may be ${mostTeams} teams.`);
      return withTeam({ ...settings, teams: [...teams, { ...added, values: {} }] }, added);
    });
    return toTeamView(added);
  }

  /** `demand` may refuse what is there to be changed. */
  async change(
    id: string,
    request: TeamChange,
    demand: (settings: OrganizationSettings) => void = () => undefined,
  ): Promise<TeamView> {
    const now = this.clock.now().toISOString();
    const saved = await this.settings.save((settings) => {
      demand(settings);
      const team = knownTeam(settings, id);
      const next = changedTeam(team, request);
      return withTeam(
        settings,
        isAutomaticTouched(team, next) ? { ...next, automaticTrackingSince: justBefore(now) } : next,
      );
    });
    return toTeamView(knownTeam(saved, id));
  }

  /** What an older version says, in the place of the team as it is, or of the one that was removed. */
  async restore({ published: _published, ...content }: Team, newest: number): Promise<void> {
    const now = this.clock.now().toISOString();
    await this.settings.save((settings) => {
      const known = findTeam(settings, content.id);
      const { automaticTrackingSince, ...before } = known ?? { ...content, values: {} };
      const { name, values, locks } = content;
      const next: Team = { ...before, name, values, locks, ...stampOf(known, newest) };
      const teams = known === undefined ? [...(settings.teams ?? []), next] : (settings.teams ?? []);
      const isTouched = known === undefined || isAutomaticTouched(known, next);
      const since = isTouched ? justBefore(now) : automaticTrackingSince;
      return withTeam(
        { ...settings, teams },
        { ...next, ...(since !== undefined && { automaticTrackingSince: since }) },
      );
    });
  }
}

const changedTeam = (team: Team, { name, values, locks }: TeamChange): Team => ({
  ...team,
  ...(name !== undefined && { name }),
  ...(values !== undefined && { values }),
  ...(locks !== undefined && { locks }),
});

/** Numbers go on where those of the removed one ended. */
const stampOf = (known: Team | undefined, number: number): Pick<Team, 'published'> =>
  known === undefined ? { published: { number, by: '', at: '' } } : {};

/** The team in the place of the one with its id. Raises the refusal for a name in use and for values that are locked. */
function withTeam(settings: OrganizationSettings, team: Team): OrganizationSettings {
  const { teams = [] } = settings;
  if (teams.some(({ id, name }) => id !== team.id && name.toLowerCase() === team.name.toLowerCase())) {
    const fields = [{ field: 'name', message: 'is that of another team' }];
    throw new ConflictingRequest('team-exists', 'There is a team of this name.', fields);
  }
  const scope = { organization: settings, teamId: team.id };
  const before = knownTeam(settings, team.id).values;
  const values = refuseLocked(team.values, { layer: 'team', before, scope });
  return { ...settings, teams: teams.map((known) => (known.id === team.id ? { ...team, values } : known)) };
}

const isAutomaticTouched = (before: Team, after: Team): boolean =>
  ofAutomaticTracking.some((name) => before.values[name] !== after.values[name]) ||
  String(before.locks) !== String(after.locks);
