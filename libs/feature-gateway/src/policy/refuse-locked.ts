import { isPolicyName, lockedAmong, type PolicyLayer, type PolicyScope, type PolicyValues } from '@foldwatch/domain';
import { NotPossible } from '../http/refusal';

interface Saying {
  readonly layer: PolicyLayer;
  /** What the layer says now. */
  readonly before: Partial<PolicyValues>;
  readonly scope: PolicyScope;
}

/**
 * What a layer is to say. A value that a layer above has fixed cannot be set; one that was set before stays as it was, without
 * effect, until the lock is gone. Raises the refusal for another one.
 */
export function refuseLocked(wanted: Partial<PolicyValues>, { layer, before, scope }: Saying): Partial<PolicyValues> {
  const refused = lockedAmong(wanted, layer, scope).filter(({ name }) => wanted[name] !== before[name]);
  if (refused.length > 0) {
    const fields = refused.map(({ name, by }) => ({ field: name, message: `is fixed by the ${by}` }));
    throw new NotPossible('setting-locked', 'Some of these are fixed by the team or the organization.', fields);
  }
  const kept = new Set(lockedAmong(before, layer, scope).map(({ name }) => name));
  const stays = Object.entries(before).filter(([name]) => isPolicyName(name) && kept.has(name));
  return { ...Object.fromEntries(stays), ...wanted };
}
