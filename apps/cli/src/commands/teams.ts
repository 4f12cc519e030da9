import type { ChangeTeamRequest, OrganizationView, TeamView } from '@foldwatch/feature-gateway';
import { findTeam } from '../api/find-named';
import type { CommandArgument, CommandGroup, CommandOption, CommandResult } from '../command';
import { UsageError } from '../command-problem';
import { changed, gatewayCommand, type GatewayCall } from '../gateway-command';
import { tabled } from '../listing';
import { readAssignments } from '../text/assignments';
import { readList } from '../text/read-list';
import { propertyLines } from '../text/table';
import { momentText } from '../text/words';

type Values = NonNullable<ChangeTeamRequest['values']>;

const teamArgument: CommandArgument = { name: 'team', means: 'Its name or id.' };

const valuesArgument: CommandArgument = {
  name: 'name=value',
  isMany: true,
  isOptional: true,
  means: 'What its mailboxes do that choose nothing else; an empty value leaves it to the organization.',
};

const locksOption: CommandOption = {
  value: 'NAMES',
  means: 'What its mailboxes cannot choose, separated by commas; "none" lets them choose all.',
};

const listTeams = gatewayCommand({
  name: 'teams list',
  summary: 'Lists the teams with what they say and what they fix.',
  explanation: 'A mailbox is put in a team by "mailboxes change --team".',
  run: (call) =>
    tabled(call, 'GET /teams', {
      input: {},
      noun: 'team',
      columns: {
        NAME: (team) => team.name,
        SAYS: valuesText,
        FIXES: (team) => team.locks.join(','),
        ID: (team) => team.id,
      },
    }),
});

const showTeam = gatewayCommand({
  name: 'teams show',
  summary: 'Shows one team.',
  explanation: '"versions list --team" says how it came to this.',
  arguments: [teamArgument],
  run: async ({ api, given }) => teamResult(await findTeam(api, given.get('team') ?? '')),
});

const addTeam = gatewayCommand({
  name: 'teams add',
  summary: 'Adds a team.',
  explanation: 'Its mailboxes do what it says where they, or their folders, say nothing else.',
  examples: ['teams add Sales track=known-senders create=contact --locks create'],
  arguments: [{ name: 'name', means: 'What it is called.' }, valuesArgument],
  options: { locks: locksOption },
  run: async (call) => {
    const body = { name: call.given.get('name') ?? '', values: await valuesOf(call, {}), ...locksIn(call.given) };
    return teamResult(await call.api.call('POST /teams', { body }));
  },
});

const changeTeam = gatewayCommand({
  name: 'teams change',
  summary: 'Changes what a team says, fixes, or is called.',
  explanation: `What is not named stays. Where it reaches too far it waits for a second person
(exit code 8).`,
  examples: ['teams change Sales track= smartMatching=on --locks none'],
  arguments: [teamArgument, valuesArgument],
  options: { name: { value: 'NAME', means: 'What it is called from now on.' }, locks: locksOption },
  run: async (call) => {
    const { api, given } = call;
    const name = given.get('name');
    if (name === undefined && !given.has('locks') && !given.has('name=value')) {
      throw new UsageError('Say NAME=VALUE, --locks or --name.');
    }
    const { id: teamId, values } = await findTeam(api, given.get('team') ?? '');
    const body = {
      ...(name !== undefined && { name }),
      ...(given.has('name=value') && { values: await valuesOf(call, values) }),
      ...locksIn(given),
    };
    return changed(await api.call('PATCH /teams/{teamId}', { path: { teamId }, body }), teamResult);
  },
});

const removeTeam = gatewayCommand({
  name: 'teams remove',
  summary: 'Removes a team without mailboxes.',
  explanation: '"mailboxes change --team none" takes a mailbox out of it.',
  arguments: [teamArgument],
  run: async ({ api, given }) => {
    const { id: teamId } = await findTeam(api, given.get('team') ?? '');
    const team = await api.call('DELETE /teams/{teamId}', { path: { teamId } });
    return { sentences: [`The team ${team.name} is removed.`], facts: { team } };
  },
});

/** The API takes all that a team says; what is not named here stays. The organization's options show of what kind each is. */
async function valuesOf({ api, given }: GatewayCall, before: Values): Promise<Values> {
  const words = given.get('name=value')?.split('\n') ?? [];
  if (words.length === 0) return before;
  const organization: OrganizationView = await api.call('GET /organization', {});
  const said = Object.entries(readAssignments(words, new Map(Object.entries(organization))));
  return Object.fromEntries([...Object.entries(before), ...said].filter(([, value]) => value !== null));
}

function locksIn(given: ReadonlyMap<string, string>): { readonly locks?: readonly string[] } {
  const text = given.get('locks');
  return text === undefined ? {} : { locks: readList(text) };
}

const valuesText = ({ values }: TeamView): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}`)
    .join(',');

const teamResult = (team: TeamView): CommandResult => ({
  sentences: propertyLines({
    name: team.name,
    id: team.id,
    says: valuesText(team) || 'nothing',
    fixes: team.locks.join(', ') || 'nothing',
    added: momentText(team.createdAt),
  }),
  facts: { team },
});

export const teamCommands: CommandGroup = {
  name: 'teams',
  summary: 'What the mailboxes of a team do, and cannot choose.',
  commands: [listTeams, showTeam, addTeam, changeTeam, removeTeam],
};
