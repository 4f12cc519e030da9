import type { Scope, ScopedResource } from '@foldwatch/domain';

/**
 * To which part of the API an address belongs; the first pattern that fits counts. `people` is not for scripts: who may do what,
 * what takes a second person, and what cannot be undone. `every-key` tells of nobody but the key itself.
 */
type Part = ScopedResource | 'events' | 'people' | 'every-key';

const parts: readonly (readonly [pattern: RegExp, part: Part])[] = [
  [/^(?:session|reasons|asyncapi\.json)$/, 'every-key'],
  [/^(?:session|sessions|sign-in|sign-in-options|first-run)(?:\/|$)/, 'people'],
  [/^(?:administrators|users|open-sessions|api-keys|read-profiles|approvals|erasures)(?:\/|$)/, 'people'],
  [/^mailboxes\/[^/]+\/session-links$/, 'people'],
  [/^(?:events|live|topics)$/, 'events'],
  [/^(?:people|record-imports|records|unknown-senders)(?:\/|$)/, 'records'],
  [/^(?:activities|decisions|moves|tracking-tokens|why)(?:\/|$)/, 'activities'],
  [/^mailboxes\/[^/]+\/why$/, 'activities'],
  [/^mailboxes\/[^/]+\/(?:completeness|looks|sync|test-and-enable|tests(?:\/.*)?)$/, 'operation'],
  [/^(?:alerts|audit|completeness|dead-letters|jobs|overview|republish|test-events)(?:\/|$)/, 'operation'],
  [/^(?:mailbox-imports|mailboxes|organization|teams|exclusions|drafts|simulations|webhooks)(?:\/|$)/, 'configuration'],
];

const prefix = '/api/v1/';

/** What a key needs for a call, by the address as the route has it. `refused`: whatever it may, a key gets nothing there. */
export function neededScope(route: string, isReading: boolean): Scope | 'none' | 'refused' {
  const part = route.startsWith(prefix) ? partOf(route.slice(prefix.length)) : undefined;
  if (part === 'every-key') return isReading ? 'none' : 'refused';
  if (part === 'events') return isReading ? 'events:read' : 'refused';
  if (part === undefined || part === 'people') return 'refused';
  return isReading ? `${part}:read` : `${part}:write`;
}

export const partOf = (path: string): Part | undefined => parts.find(([pattern]) => pattern.test(path))?.[1];
