import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../api/client';
import { mailboxOptionNames, optionNames, type OptionName, type PolicyValues } from './options';
import type { Scope } from './scope';

export interface ShownValue {
  readonly name: OptionName;
  readonly effective: string | boolean;
  /** Who decided the effective value. */
  readonly source: 'default' | 'organization' | 'team' | 'mailbox' | 'folder';
  /** Who fixed it for this layer. */
  readonly lockedBy: 'organization' | 'team' | null;
  readonly isCapped: boolean;
  /** What this layer chose itself. */
  readonly own: string | boolean | null;
  /** Whether this layer fixes it for those below. */
  readonly isLocked: boolean;
}

export interface ShownValues {
  readonly values: readonly ShownValue[];
  readonly caps?: Pick<View<'OrganizationView'>, 'trackCap' | 'createCap'>;
}

const readOrganization = () => answerOf(api.GET('/api/v1/organization'));
const readTeam = (teamId: string) => answerOf(api.GET('/api/v1/teams/{teamId}', { params: { path: { teamId } } }));
const readOptions = (id: string) => answerOf(api.GET('/api/v1/mailboxes/{id}/options', { params: { path: { id } } }));

/** What a layer says of each option, and what it comes to. */
export function useValues(scope: Scope): UseQueryResult<ShownValues> {
  return useQuery({ queryKey: ['configuration', 'values', scope], queryFn: () => read(scope) });
}

async function read(scope: Scope): Promise<ShownValues> {
  switch (scope.kind) {
    case 'organization': {
      const { trackCap, createCap, ...settings } = await readOrganization();
      return { values: ofOrganization(settings), caps: { trackCap, createCap } };
    }
    case 'team': {
      const [organization, team] = await Promise.all([readOrganization(), readTeam(scope.id)]);
      return { values: ofTeam(organization, team) };
    }
    case 'mailbox':
      return { values: ofMailbox(await readOptions(scope.id)) };
    default:
      return scope;
  }
}

type Settings = Pick<View<'OrganizationView'>, OptionName | 'locks'>;

const ofOrganization = (settings: Settings): readonly ShownValue[] =>
  optionNames.map((name) => ({
    name,
    effective: settings[name],
    source: 'organization',
    lockedBy: null,
    isCapped: false,
    own: settings[name],
    isLocked: settings.locks.includes(name),
  }));

/** A team has no effective values of its own; shown is what its mailboxes begin with. */
const ofTeam = (settings: Settings, { values, locks }: View<'TeamView'>): readonly ShownValue[] =>
  optionNames.map((name) => {
    const isFixed = settings.locks.includes(name);
    const own = ownOf(values, name);
    return {
      name,
      effective: isFixed ? settings[name] : (own ?? settings[name]),
      source: isFixed || own === null ? 'organization' : 'team',
      lockedBy: isFixed ? 'organization' : null,
      isCapped: false,
      own,
      isLocked: locks.includes(name),
    };
  });

const ownOf = (values: PolicyValues, name: OptionName): string | boolean | null => values[name] ?? null;

const ofMailbox = (options: View<'MailboxOptionsView'>): readonly ShownValue[] =>
  optionNames.map((name) => {
    const { effective, source, lockedBy, capped, value } = options[name];
    const mayChoose = mailboxOptionNames.includes(name);
    return { name, effective, source, lockedBy, isCapped: capped, own: mayChoose ? value : null, isLocked: false };
  });
