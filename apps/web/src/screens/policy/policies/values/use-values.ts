import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { answerOf, api, type View } from '../../../../api/client';
import { mailboxOptionNames, optionNames, type OptionName } from '../options';
import type { Scope } from '../scope/scope';

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
  /** What each layer says, from the default of the product down to this one. */
  readonly layers: View<'SwitchOptionView'>['layers'];
}

export interface ShownValues {
  readonly values: readonly ShownValue[];
  readonly caps?: Pick<View<'OrganizationView'>, 'trackCap' | 'createCap'>;
}

/** What a layer says of each option, and what it comes to. */
export function useValues(scope: Scope): UseQueryResult<ShownValues> {
  return useQuery({ queryKey: ['configuration', 'values', scope], queryFn: () => read(scope) });
}

async function read(scope: Scope): Promise<ShownValues> {
  switch (scope.kind) {
    case 'organization': {
      const [options, { trackCap, createCap }] = await Promise.all([
        answerOf(api.GET('/api/v1/organization/options')),
        answerOf(api.GET('/api/v1/organization')),
      ]);
      return { values: shown(options, scope), caps: { trackCap, createCap } };
    }
    case 'team': {
      const params = { path: { teamId: scope.id } };
      return { values: shown(await answerOf(api.GET('/api/v1/teams/{teamId}/options', { params })), scope) };
    }
    case 'mailbox': {
      const params = { path: { id: scope.id } };
      return { values: shown(await answerOf(api.GET('/api/v1/mailboxes/{id}/options', { params })), scope) };
    }
    default:
      return scope;
  }
}

const shown = (options: View<'MailboxOptionsView'>, { kind }: Scope): readonly ShownValue[] =>
  optionNames.map((name) => {
    const { effective, source, lockedBy, capped, value, layers } = options[name];
    const mayChoose = kind !== 'mailbox' || mailboxOptionNames.includes(name);
    const isLocked = layers.some(({ layer, fixes }) => layer === kind && fixes);
    return { name, effective, source, lockedBy, isCapped: capped, own: mayChoose ? value : null, isLocked, layers };
  });
