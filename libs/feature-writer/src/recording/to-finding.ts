import type { MailContentV1, MailDecidedV1 } from '@foldwatch/contracts';
import {
  isCorrelationMethod,
  isReasonCode,
  toActivityId,
  type ContentArrival,
  type ContentVersion,
  type Correlation,
  type Decision,
  type ResolveDecision,
} from '@foldwatch/domain';

/** The payload as a decision, or `undefined` when it lacks what its kind needs. Nested parts are taken over as they are. */
export function toDecision(payload: MailDecidedV1): Decision | undefined {
  const { id, decidedAt, settings } = payload;
  const activityId = toActivityId(payload.activityId);
  if (activityId === undefined) return undefined;
  const decided = { id, activityId, decidedAt, settings };
  switch (payload.kind) {
    case 'present':
    case 'left':
    case 'category-removed':
      return toObserved(payload, decided);
    case 'set-regarding':
    case 'untrack':
    case 'undo':
      return toActOfPerson(payload, decided);
    case 'relink':
      return toRelink(payload, decided);
    case 'resolve':
      return toResolve(payload, decided);
    default:
      return payload.kind;
  }
}

type Decided = Pick<Decision, 'id' | 'activityId' | 'decidedAt' | 'settings'>;

function toActOfPerson(payload: MailDecidedV1, decided: Decided): Decision | undefined {
  const { kind, by, regarding, mailboxId, undoes } = payload;
  if (by === undefined) return undefined;
  if (kind === 'undo') return undoes === undefined ? undefined : { kind, ...decided, by, undoes };
  return kind === 'untrack'
    ? { kind: 'untrack', ...decided, by, ...(mailboxId !== undefined && { mailboxId }) }
    : { kind: 'set-regarding', ...decided, by, ...(regarding !== undefined && { regarding }) };
}

const toResolve = (payload: MailDecidedV1, decided: Decided): ResolveDecision => ({
  kind: 'resolve',
  ...decided,
  ...preferenceOf(payload),
  ...(payload.receipts !== undefined && { receipts: payload.receipts }),
});

const toRelink = ({ mailboxId, rule }: MailDecidedV1, decided: Decided): Decision | undefined =>
  mailboxId === undefined || rule === undefined ? undefined : { kind: 'relink', ...decided, mailboxId, rule };

type Observed = Extract<Decision, { readonly itemKey: string }>;

function toObserved(payload: MailDecidedV1, decided: Decided): Observed | undefined {
  const seen = toSeen(payload);
  if (seen === undefined) return undefined;
  if (payload.kind === 'category-removed') return { kind: 'category-removed', ...decided, ...seen };
  if (payload.kind === 'left') {
    const { whereabouts, located } = payload;
    return whereabouts && { kind: 'left', ...decided, ...seen, whereabouts, ...(located && { located }) };
  }
  const present = toPresent(payload);
  return present && { kind: 'present', ...decided, ...seen, ...present };
}

function toSeen(payload: MailDecidedV1) {
  const { mailboxId, number, itemKey, folderId, observedAt, reason, checks = [] } = payload;
  if (mailboxId === undefined || number === undefined || itemKey === undefined) return undefined;
  if (folderId === undefined || observedAt === undefined) return undefined;
  if (reason === undefined || !isReasonCode(reason)) return undefined;
  return { mailboxId, number, itemKey, folderId, observedAt, reason, checks };
}

function toPresent(payload: MailDecidedV1) {
  const { verdict, because, rule, wish, direction, mail, contentKey, creation } = payload;
  const correlation = toCorrelation(payload);
  if (verdict === undefined || because === undefined || direction === undefined) return undefined;
  if (mail === undefined || contentKey === undefined) return undefined;
  return {
    verdict,
    because,
    direction,
    mail,
    contentKey,
    ...(rule && { rule }),
    ...(wish && { wish }),
    ...(correlation && { correlation }),
    ...preferenceOf(payload),
    ...(creation && { creation }),
  };
}

/** Which of several records an address belongs to. */
const preferenceOf = ({
  ownerId,
  ambiguousSender,
}: MailDecidedV1): Pick<ResolveDecision, 'ownerId' | 'ambiguousSender'> => ({
  ...(ownerId !== undefined && { ownerId }),
  ...(ambiguousSender !== undefined && { ambiguousSender }),
});

/** One of a method that only a later release knows is left out: the message is tracked all the same. */
function toCorrelation({ correlation }: MailDecidedV1): Correlation | undefined {
  if (correlation === undefined || !isCorrelationMethod(correlation.method)) return undefined;
  const { method, regarding } = correlation;
  const activityId = correlation.activityId === undefined ? undefined : toActivityId(correlation.activityId);
  return { method, ...(activityId && { activityId }), ...(regarding && { regarding }) };
}

/** The payload as content that arrived, or `undefined` when it lacks what it needs. */
export function toContentArrival(id: string, payload: MailContentV1): ContentArrival | undefined {
  const activityId = toActivityId(payload.activityId);
  const version = toContentVersion(payload);
  if (activityId === undefined || (payload.outcome === 'fetched' && version === undefined)) return undefined;
  const { mailboxId, from, sentAt } = payload;
  return {
    kind: 'content',
    id,
    activityId,
    mailboxId,
    version,
    ...(from !== undefined && { from }),
    ...(sentAt !== undefined && { sentAt }),
  };
}

function toContentVersion(payload: MailContentV1): ContentVersion | undefined {
  const { outcome, hash, sizeBytes, bodyType, bodyRef, attachments = [], fetchedAt } = payload;
  if (outcome === 'gone' || hash === undefined || sizeBytes === undefined) return undefined;
  if (bodyType === undefined || bodyRef === undefined) return undefined;
  return { hash, sizeBytes, bodyType, bodyRef, attachments, fetchedAt };
}
