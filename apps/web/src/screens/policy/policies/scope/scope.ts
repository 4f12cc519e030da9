import { useSearchParams } from 'react-router';

/** Whose configuration is looked at. */
export type Scope =
  | { readonly kind: 'organization' }
  | { readonly kind: 'team'; readonly id: string }
  | { readonly kind: 'mailbox'; readonly id: string };

export const tabs = ['values', 'rules', 'history', 'drafts'] as const;
export type Tab = (typeof tabs)[number];
export const isTab = (value: unknown): value is Tab => tabs.some((tab) => tab === value);

interface Place {
  readonly scope: Scope;
  readonly tab: Tab;
  readonly ruleId: string | undefined;
  readonly go: (scope: Scope, tab?: Tab, ruleId?: string) => void;
}

/** Kept in the address, so that other screens lead to a value or a rule. */
export function usePlace(): Place {
  const [params, setParams] = useSearchParams();
  const tab = params.get('tab');
  return {
    scope: scopeIn(params),
    tab: isTab(tab) ? tab : 'values',
    ruleId: params.get('rule') ?? undefined,
    go: (scope, next = 'values', ruleId = '') => {
      const id = scope.kind === 'organization' ? '' : scope.id;
      const wanted = Object.entries({ scope: scope.kind, id, tab: next, rule: ruleId });
      setParams(wanted.filter(([, value]) => value !== ''));
    },
  };
}

function scopeIn(params: URLSearchParams): Scope {
  const [kind, id] = [params.get('scope'), params.get('id')];
  return (kind === 'team' || kind === 'mailbox') && id !== null ? { kind, id } : { kind: 'organization' };
}

export const pathOf = (scope: Scope): string =>
  scope.kind === 'organization' ? '/policies' : `/policies?scope=${scope.kind}&id=${encodeURIComponent(scope.id)}`;
