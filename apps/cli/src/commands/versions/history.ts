import type { RollBackRequest, VersionDetailView, VersionPage } from '@foldwatch/feature-gateway';
import type { OrWaiting, Query } from '../../api/calls';
import type { GatewayApi } from '../../api/gateway-api';
import { CommandProblem, UsageError } from '../../command-problem';
import { exitCodes } from '../../exit-codes';
import type { GatewayCall } from '../../gateway-command';
import { findRule } from '../rules/find-rule';
import { versionScope } from './scope';

/** What was published of one thing. */
export interface History {
  list(): Promise<VersionPage['items']>;
  read(number: string, query: Query): Promise<VersionDetailView>;
  rollBack(number: string, body: RollBackRequest): Promise<OrWaiting<VersionDetailView>>;
}

export async function historyOf(call: GatewayCall): Promise<History> {
  const { api, given } = call;
  const [scope, rule] = [await versionScope(call), given.get('rule')];
  if (rule !== undefined && scope.kind !== 'mailbox') throw new UsageError('A --rule needs its --mailbox.');
  if (scope.kind === 'team') return ofTeam(api, scope.path);
  if (scope.kind === 'organization') return ofOrganization(api);
  if (rule === undefined) return ofMailbox(api, scope.path);
  return ofRule(api, { ...scope.path, ruleId: await ruleIdOf(api, scope.path.id, rule) });
}

/** One that was removed still has its history, by its id. */
async function ruleIdOf(api: GatewayApi, mailboxId: string, named: string): Promise<string> {
  try {
    return (await findRule(api, mailboxId, named)).id;
  } catch (error) {
    if (error instanceof CommandProblem && error.exitCode === exitCodes.notFound) return named;
    throw error;
  }
}

const ofOrganization = (api: GatewayApi): History => ({
  list: () => api.list('GET /organization/versions', {}),
  read: (number, query) => api.call('GET /organization/versions/{number}', { path: { number }, query }),
  rollBack: (number, body) => api.call('POST /organization/versions/{number}/roll-back', { path: { number }, body }),
});

const ofTeam = (api: GatewayApi, team: { readonly teamId: string }): History => ({
  list: () => api.list('GET /teams/{teamId}/versions', { path: team }),
  read: (number, query) => api.call('GET /teams/{teamId}/versions/{number}', { path: { ...team, number }, query }),
  rollBack: (number, body) =>
    api.call('POST /teams/{teamId}/versions/{number}/roll-back', { path: { ...team, number }, body }),
});

const ofMailbox = (api: GatewayApi, mailbox: { readonly id: string }): History => ({
  list: () => api.list('GET /mailboxes/{id}/versions', { path: mailbox }),
  read: (number, query) => api.call('GET /mailboxes/{id}/versions/{number}', { path: { ...mailbox, number }, query }),
  rollBack: (number, body) =>
    api.call('POST /mailboxes/{id}/versions/{number}/roll-back', { path: { ...mailbox, number }, body }),
});

const ofRule = (api: GatewayApi, rule: { readonly id: string; readonly ruleId: string }): History => ({
  list: () => api.list('GET /mailboxes/{id}/folder-rules/{ruleId}/versions', { path: rule }),
  read: (number, query) =>
    api.call('GET /mailboxes/{id}/folder-rules/{ruleId}/versions/{number}', { path: { ...rule, number }, query }),
  rollBack: (number, body) =>
    api.call('POST /mailboxes/{id}/folder-rules/{ruleId}/versions/{number}/roll-back', {
      path: { ...rule, number },
      body,
    }),
});
