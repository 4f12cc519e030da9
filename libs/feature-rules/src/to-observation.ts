import type { MailObservedV1 } from '@foldwatch/contracts';
import { toActivityId, type LeftObservation, type Observation } from '@foldwatch/domain';

/** The payload in the domain's words, or `undefined` when it lacks what its kind needs. Nested parts are taken over as they are. */
export function toObservation(payload: MailObservedV1): Observation | undefined {
  const activityId = toActivityId(payload.activityId);
  if (activityId === undefined) return undefined;
  const { mailboxId, number, itemKey, folderId, observedAt } = payload;
  const seen = { mailboxId, activityId, number, itemKey, folderId, observedAt };
  switch (payload.kind) {
    case 'present': {
      const { because, mail, contentKey, wish } = payload;
      if (because === undefined || mail === undefined || contentKey === undefined) return undefined;
      return { kind: 'present', ...seen, because, mail, contentKey, ...(wish && { wish }) };
    }
    case 'left':
      return toLeft(payload, seen);
    case 'category-removed':
      return { kind: 'category-removed', ...seen };
    default:
      return payload.kind;
  }
}

const toLeft = (
  { whereabouts, located }: MailObservedV1,
  seen: Omit<LeftObservation, 'kind' | 'whereabouts' | 'located'>,
): LeftObservation | undefined =>
  whereabouts && { kind: 'left', ...seen, whereabouts, ...(located !== undefined && { located }) };
