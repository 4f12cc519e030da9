import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Furnished } from './furnish-screens';
import type { State } from './screen-states';

export type Role = 'owner' | 'admin' | 'auditor';

/** One screen of the application: by whom it is seen, and in which states. */
export interface Look {
  /** Where it is to be seen, if its path alone does not say. */
  readonly at?: (furnished: Furnished) => string;
  /** Whoever comes first sees each of its states. */
  readonly by: readonly [Role, ...Role[]];
  readonly states: readonly State[];
}

const list: readonly State[] = ['loading', 'empty', 'partial', 'error'];
const view: readonly State[] = ['loading', 'error'];
const all = ['admin', 'owner', 'auditor'] as const;
const staff = ['admin', 'auditor'] as const;
const owner = ['owner'] as const;

/** Every screen by its path. */
export const looks: Readonly<Record<string, Look>> = {
  folders: { by: owner, states: ['loading', 'empty', 'error'] },
  activity: { by: owner, states: list },
  options: { by: owner, states: view },
  privacy: { by: owner, states: list },
  records: { by: all, states: ['loading', 'empty', 'error'] },
  'records/:table/:id': { at: ({ accountId }) => `records/account/${accountId}`, by: all, states: list },
  'activities/:id': { at: ({ activityId }) => `activities/${activityId}`, by: all, states: view },
  overview: { by: staff, states: view },
  mailboxes: { by: staff, states: list },
  'mailboxes/:id': {
    at: ({ mailboxId }) => `mailboxes/${mailboxId}`,
    by: staff,
    states: ['loading', 'empty', 'error'],
  },
  alerts: { by: staff, states: list },
  webhooks: { by: staff, states: ['loading', 'empty', 'error'] },
  'dead-letters': { by: staff, states: list },
  'record-import': { by: staff, states: [] },
  organization: { by: staff, states: view },
  audit: { by: staff, states: list },
  erasure: { by: staff, states: list },
  users: { by: staff, states: list },
  'api-keys': { by: staff, states: list },
  policies: { by: staff, states: view },
  'policies/drafts/:draftId': { at: ({ draftId }) => `policies/drafts/${draftId}`, by: staff, states: view },
  approvals: { by: staff, states: list },
  'unknown-senders': { by: staff, states: list },
  exclusions: {
    at: ({ mailboxId }) => `exclusions?mailboxId=${mailboxId}`,
    by: staff,
    states: ['loading', 'empty', 'error'],
  },
  why: { at: () => 'why?verdict=track', by: staff, states: list },
  events: { by: staff, states: view },
  'api-reference': { by: staff, states: view },
  samples: { by: staff, states: [] },
  'test-event': { by: staff, states: [] },
  republish: { by: staff, states: ['loading', 'empty', 'error'] },
  'sandbox-mailbox': { by: ['admin'], states: ['loading', 'empty', 'error'] },
  account: { by: all, states: ['loading', 'empty', 'error'] },
};

const sources = join(__dirname, '../src');

/** As the sources of the application have them: they are for a browser, and cannot be loaded here. */
export const pathsOfScreens = (): readonly string[] =>
  globSync('{app,screens}/*/routes.tsx', { cwd: sources })
    .flatMap((file) => [...readFileSync(join(sources, file), 'utf8').matchAll(/\bpath: '([^']+)'/g)])
    .map(([, path = '']) => path);
