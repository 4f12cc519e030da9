import { toActivityId, type ActivityId, type MailboxId, type RecordRef } from '@foldwatch/domain';
import { wholeOrganization, type LoggedEvent } from '@foldwatch/ports';

export const hintKinds = [
  'activity',
  'record',
  'mailbox',
  'decision',
  'job',
  'alert',
  'dead-letter',
  'session',
  'everything',
] as const;

export type HintKind = (typeof hintKinds)[number];

/** Whom a hint is for: the readers of activities and records have yet to be looked up. */
export type Audience =
  | { readonly of: 'everyone' }
  | { readonly of: 'administrators' }
  | { readonly of: 'mailbox'; readonly mailboxId: MailboxId }
  | { readonly of: 'record'; readonly record: RecordRef }
  | { readonly of: 'activity'; readonly activityId: ActivityId };

/** Something changed that a page may be showing. It says where to look, and nothing of what is there. */
export interface Hint {
  readonly kind: HintKind;
  readonly id?: string;
  readonly mailboxId?: MailboxId;
  readonly audience: Audience;
}

/** More changed than was kept, or than is worth telling one by one. */
export const everything: Hint = { kind: 'everything', audience: { of: 'everyone' } };

/** What the viewer's own login reaches is no longer what it was; told to that viewer alone. */
export const ownSession: Hint = { kind: 'session', audience: { of: 'everyone' } };

/** The topics that tell of what people look at. */
export const hintTopics = [
  'activity.events',
  'record.events',
  'mailbox.events',
  'mail.decided',
  'config.changes',
  'dead.letters',
] as const;

type Payload = Readonly<Record<string, unknown>>;

const administrators: Audience = { of: 'administrators' };

/** What a page is told of an event; `undefined` for what it does not show. */
export function hintOf(event: LoggedEvent): Hint | undefined {
  const { topic, key, id, payload } = event;
  const told: Payload = isPayload(payload) ? payload : {};
  switch (topic) {
    case 'activity.events':
      return activityHint(key);
    case 'record.events':
      return { kind: 'record', id: key, ...ofRecord(told) };
    case 'mailbox.events':
      return mailboxHint(event.type, told);
    case 'mail.decided':
      return decisionHint(told);
    case 'config.changes':
      return configHint(told);
    case 'dead.letters':
      return { kind: 'dead-letter', id, audience: administrators };
    default:
      return undefined;
  }
}

/** A suggestion is a mailbox's, a record theirs who may read it; an event that tells of neither is for administrators. */
function ofRecord(told: Payload): Pick<Hint, 'mailboxId' | 'audience'> {
  if (told['suggestionId'] !== undefined) return ofMailbox(told['mailboxId'], administrators);
  const { table, id }: Payload = isPayload(told['record']) ? told['record'] : told;
  const isRecord = typeof table === 'string' && typeof id === 'string';
  return { audience: isRecord ? { of: 'record', record: { table, id } } : administrators };
}

function activityHint(key: string): Hint | undefined {
  const activityId = toActivityId(key);
  return activityId && { kind: 'activity', id: activityId, audience: { of: 'activity', activityId } };
}

function mailboxHint(type: string, told: Payload): Hint | undefined {
  const place = ofMailbox(told['mailboxId'], administrators);
  if (type.startsWith('alert.')) return { kind: 'alert', ...idIn(told['alertId']), ...place };
  return { kind: 'mailbox', ...idIn(place.mailboxId), ...place };
}

/** Acts of persons name no mailbox's copy; of them the activity tells. */
function decisionHint(told: Payload): Hint | undefined {
  if (told['verdict'] === undefined || typeof told['mailboxId'] !== 'string') return undefined;
  return { kind: 'decision', ...idIn(told['id']), ...ofMailbox(told['mailboxId'], administrators) };
}

function configHint(told: Payload): Hint | undefined {
  const place = ofMailbox(told['mailboxId'], administrators);
  if (told['what'] === 'job') return { kind: 'job', ...idIn(told['jobId']), ...place };
  if (told['part'] === 'records') return { kind: 'record', audience: { of: 'everyone' } };
  if (told['what'] === 'organization') return { kind: 'mailbox', audience: { of: 'everyone' } };
  return told['what'] === 'mailbox' ? { kind: 'mailbox', ...idIn(place.mailboxId), ...place } : undefined;
}

function ofMailbox(mailboxId: unknown, otherwise: Audience): Pick<Hint, 'mailboxId' | 'audience'> {
  if (typeof mailboxId !== 'string' || mailboxId === wholeOrganization) return { audience: otherwise };
  return { mailboxId, audience: { of: 'mailbox', mailboxId } };
}

const idIn = (id: unknown): Pick<Hint, 'id'> => (typeof id === 'string' ? { id } : {});

const isPayload = (payload: unknown): payload is Payload => typeof payload === 'object' && payload !== null;
