import type { ProposedChanges } from '@foldwatch/domain';
import type { Draft, KeptVersion } from '@foldwatch/ports';
import { InvalidRequest } from '../http/refusal';
import { ofMailbox, ofOrganization, ofRule, ofTeam } from '../versions/version-scopes';
import type { AddDraftRequest, DraftChangesRequest, DraftScope } from './draft-requests';

/** Whose configuration a draft changes. */
export type DraftTarget = Pick<Draft, 'teamId' | 'mailboxId'>;

const parts: Readonly<Record<DraftScope, readonly (keyof DraftChangesRequest)[]>> = {
  organization: ['organization', 'exclusions'],
  team: ['team'],
  mailbox: ['options', 'exclusions', 'folderRules', 'removedFolderRules'],
};

export const scopeOfDraft = ({ teamId, mailboxId }: DraftTarget): DraftScope =>
  mailboxId !== undefined ? 'mailbox' : teamId !== undefined ? 'team' : 'organization';

/** Raises the refusal for a scope that does not say of what, or says of something else. */
export function targetOf({ scope, teamId, mailboxId }: AddDraftRequest): DraftTarget {
  const target = { ...(teamId !== undefined && { teamId }), ...(mailboxId !== undefined && { mailboxId }) };
  if (scopeOfDraft(target) === scope && Object.keys(target).length < 2) return target;
  const message = scope === 'organization' ? 'goes with neither teamId nor mailboxId' : `goes with ${scope}Id alone`;
  throw new InvalidRequest([{ field: 'scope', message }]);
}

/** Raises the refusal for changes that are none of the scope, and for none at all. */
export function demandParts(changes: DraftChangesRequest, scope: DraftScope): void {
  const allowed: ReadonlySet<string> = new Set(parts[scope]);
  const given = Object.entries(changes).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const wrong = given.filter((name) => !allowed.has(name));
  if (wrong.length > 0) {
    const message = `is nothing that a draft of this scope changes`;
    throw new InvalidRequest(wrong.map((name) => ({ field: `changes.${name}`, message })));
  }
  if (given.length === 0) throw new InvalidRequest([{ field: 'changes', message: 'must change something' }]);
}

/** The scopes of versions that changes reach. */
function touchedScopes({ teamId, mailboxId }: DraftTarget, changes: ProposedChanges): ReadonlySet<string> {
  if (mailboxId === undefined) return new Set([(teamId === undefined ? ofOrganization : ofTeam(teamId)).scope]);
  const { options, exclusions, folderRules = [], removedFolderRules = [] } = changes;
  const rules = [...folderRules.map(({ id }) => id), ...removedFolderRules];
  const own = options === undefined && exclusions === undefined ? [] : [ofMailbox(mailboxId).scope];
  return new Set([...own, ...rules.map((id) => ofRule(mailboxId, id).scope)]);
}

/** The versions that changes are prepared upon; a rule that is to be added has none. */
export function baseOf(
  target: DraftTarget,
  changes: ProposedChanges,
  current: readonly KeptVersion[],
): Readonly<Record<string, number>> {
  const touched = touchedScopes(target, changes);
  return Object.fromEntries(
    current.filter(({ scope }) => touched.has(scope)).map(({ scope, number }) => [scope, number]),
  );
}

/** The scopes in which something was published since. */
export function outdatedScopes({ base }: Pick<Draft, 'base'>, current: readonly KeptVersion[]): readonly string[] {
  const now = new Map(current.map(({ scope, number }) => [scope, number]));
  return Object.entries(base).flatMap(([scope, number]) => (now.get(scope) === number ? [] : [scope]));
}
