import type { Activity, ActivityChange, ActivityMessage, Party, PersonalAct, TrackingLink } from '../activity';
import { domainOf, isWithinDomains } from '../domain-names';
import { withConflict } from '../fold/choose-regarding';
import type { ChangedPart, Step } from '../fold/step';
import type { ActivityId } from '../ids';
import type { ReasonCode } from '../reason-codes';
import type { NamedRecord, RecordRef } from '../records/record';
import { concernOf, partiesOf, withoutErased, type Concern, type ErasureScope } from './concern';

interface Membership {
  readonly has: (text: string) => boolean;
}

/** Whom to erase: addresses and records, and the domains of those who are not outside. */
export interface ErasedPerson {
  readonly addresses: Membership;
  /** As `table/id`. */
  readonly records: Membership;
  readonly ourDomains: Membership;
}

/** A person is erased from an activity. */
export interface ErasureFinding {
  readonly kind: 'erase';
  readonly id: string;
  readonly activityId: ActivityId;
  readonly at: string;
  readonly person: ErasedPerson;
  readonly settings: { readonly categoryName: string };
}

/** An activity is older than the organization keeps any. */
export interface ExpiryFinding {
  readonly kind: 'expire';
  readonly id: string;
  readonly activityId: ActivityId;
  readonly at: string;
  /** What changed since then stays. */
  readonly before: string;
  readonly settings: { readonly categoryName: string };
}

/** What an erasure would do to an activity. */
export type ErasureReach = 'none' | 'regarding' | 'part' | 'whole';

export function erasureReach(activity: Activity, person: ErasedPerson): ErasureReach {
  if (activity.status === 'erased') return 'none';
  const concern: Concern = concernOf(activity.message, scopeOf(person));
  if (concern !== 'none') return concern;
  return namedIn(activity).some((record) => isErasedRecord(record, person)) ? 'regarding' : 'none';
}

export function foldErasure(activity: Activity | undefined, { person, at }: ErasureFinding): Step | undefined {
  if (activity === undefined) return undefined;
  switch (erasureReach(activity, person)) {
    case 'none':
      return undefined;
    case 'whole':
      return remove(activity, 'erased-person', at);
    case 'part':
      return redact(activity, person, at);
    case 'regarding':
    default: {
      const unnamed = withoutRecords(activity, person);
      return { activity: unnamed, changed: regardingOf(activity, unnamed), reason: 'erased-person', forgets: true };
    }
  }
}

export function foldExpiry(activity: Activity | undefined, { before, at }: ExpiryFinding): Step | undefined {
  if (activity === undefined || activity.status === 'erased' || activity.modifiedAt >= before) return undefined;
  return remove(activity, 'retention-ended', at);
}

const scopeOf = ({ addresses, records, ourDomains }: ErasedPerson): ErasureScope<Party> => ({
  isErased: ({ address, record }) => addresses.has(address) || (record !== undefined && records.has(keyOf(record))),
  isOurs: ({ address }) => isWithinDomains(domainOf(address), ourDomains),
});

/** Nothing of the message stays; the dismissed placements do, so that no later reading brings it back. */
function remove(activity: Activity, reason: ReasonCode, at: string): Step {
  const { id, organizationId, version, sequence, createdAt, modifiedAt, message } = activity;
  const removed: Activity = {
    id,
    organizationId,
    version,
    sequence,
    status: 'erased',
    message: { ...nothing, kind: message.kind, direction: message.direction },
    links: activity.links.map((link) => dismissed(link, reason, at)),
    content: { state: 'gone', earlier: [] },
    history: activity.history.map(withoutNames),
    createdAt,
    modifiedAt,
  };
  return { activity: removed, changed: ['message', 'links', 'content', 'parties'], reason, forgets: true };
}

const nothing = { subject: '', to: [], cc: [], bcc: [], references: [], messageIdReused: false } as const;

function dismissed(link: TrackingLink, reason: ReasonCode, at: string): TrackingLink {
  const { method: _method, ...rest } = withConflict(link, undefined);
  return { ...rest, status: 'untracked', reason, lastUntrackedAt: at, contentKeys: [] };
}

/** Others stay on the message; the person does not, and neither does what it says, which may be theirs. */
function redact(activity: Activity, person: ErasedPerson, at: string): Step {
  const { message } = activity;
  const { isErased } = scopeOf(person);
  const redacted: ActivityMessage = {
    ...message,
    ...withoutErased(message, isErased),
    subject: isNamedIn(message.subject, partiesOf(message).filter(isErased)) ? '' : message.subject,
  };
  const after = withoutRecords(
    { ...activity, message: redacted, content: { state: 'gone', earlier: [] }, contentErasedAt: at },
    person,
  );
  const changed: readonly ChangedPart[] = ['message', 'parties', 'content', ...regardingOf(activity, after)];
  return { activity: after, changed, reason: 'erased-person', forgets: true };
}

/** As a whole, as it was written: what else a text says of somebody nobody can tell. */
function isNamedIn(subject: string, people: readonly Party[]): boolean {
  const text = subject.toLowerCase();
  const names = people.flatMap(({ address, name, record }) => [address, name ?? '', record?.name ?? '']);
  return names.some((name) => name.trim() !== '' && text.includes(name.trim().toLowerCase()));
}

/** Records of the person are named nowhere on the activity any more. */
function withoutRecords(activity: Activity, person: ErasedPerson): Activity {
  const { regarding, lastAct: _lastAct, ...rest } = activity;
  const isNamed = (record: NamedRecord | undefined): boolean => record !== undefined && isErasedRecord(record, person);
  return {
    ...rest,
    ...(regarding !== undefined && !isNamed(regarding) && { regarding }),
    links: activity.links.map((link) => (isNamed(link.conflict?.wanted) ? withConflict(link, undefined) : link)),
    history: activity.history.map((change) =>
      isNamed(change.regarding) || isNamed(change.previousRegarding) ? withoutNames(change) : change,
    ),
  };
}

const regardingOf = (before: Activity, after: Activity): readonly ChangedPart[] =>
  before.regarding === undefined || after.regarding !== undefined ? [] : ['regarding'];

function withoutNames(change: ActivityChange): ActivityChange {
  const { regarding: _regarding, previousRegarding: _previous, ...rest } = change;
  return rest;
}

const namedIn = ({ regarding, links, history, lastAct }: Activity): readonly NamedRecord[] =>
  [
    regarding,
    ...(lastAct === undefined ? [] : namedInAct(lastAct)),
    ...links.map(({ conflict }) => conflict?.wanted),
    ...history.flatMap((change) => [change.regarding, change.previousRegarding]),
  ].filter((record) => record !== undefined);

const namedInAct = (act: PersonalAct): readonly (NamedRecord | undefined)[] =>
  act.kind === 'untrack' ? act.links.map(({ conflict }) => conflict?.wanted) : [act.before];

const keyOf = ({ table, id }: RecordRef): string => `${table}/${id}`;

const isErasedRecord = (record: RecordRef, { records }: ErasedPerson): boolean => records.has(keyOf(record));
