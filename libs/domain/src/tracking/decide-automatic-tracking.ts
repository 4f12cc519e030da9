import { check, type CheckName } from '../check';
import type { Check } from '../decision';
import { correlationReasons, type Correlation } from '../correlation/correlation-method';
import type { Exclusion } from './exclusion';
import type { MailKind, MailMetadata, Sensitivity } from '../mail';
import type { ReasonCode } from '../reason-codes';
import type { NamedRecord } from '../records/record';
import type { TrackOption } from './track-option';

export interface AutomaticTrackingFacts {
  readonly mail: Pick<MailMetadata, 'kind' | 'isDraft' | 'sensitivity'>;
  /** The mailbox's, as far as the organization allows it. */
  readonly option: TrackOption;
  /** What the message belongs to, if that is recorded. */
  readonly correlation: Correlation | undefined;
  /** The thread began with somebody outside the organization, and nobody outside is left on it. */
  readonly isInternalSideThread: boolean;
  /** The exclusions that hold for the message. */
  readonly exclusions: readonly Exclusion[];
  /** The mailbox's owner wants no more of the conversation. */
  readonly isStopped: boolean;
  /** Records of whoever the mail came from; of outgoing mail, of those it went to. */
  readonly correspondents: readonly NamedRecord[];
}

export interface AutomaticTrackingDecision {
  readonly verdict: 'track' | 'skip';
  readonly reason: ReasonCode;
  readonly checks: readonly Check[];
}

/** Whether a message outside tracked folders is tracked because of what it is. Each mailbox decides for itself. */
export function decideAutomaticTracking(facts: AutomaticTrackingFacts): AutomaticTrackingDecision {
  const checks: Check[] = [];
  const obstacle = mailObstacle(facts.mail, checks) ?? optionObstacle(facts, checks);
  if (obstacle !== undefined) return { verdict: 'skip', reason: obstacle, checks };
  const reason = acceptance(facts, checks);
  if (reason === undefined) return { verdict: 'skip', reason: refusals[facts.option], checks };
  return { verdict: 'track', reason, checks };
}

const automaticKinds: ReadonlySet<MailKind> = new Set([
  'message',
  'meeting-request',
  'meeting-response',
  'meeting-cancellation',
]);
const trackable: ReadonlySet<Sensitivity> = new Set(['normal', 'personal']);

function mailObstacle({ kind, isDraft, sensitivity }: AutomaticTrackingFacts['mail'], checks: Check[]) {
  if (!passes(checks, check('is-automatic-kind', kind, 'mail or meeting message', automaticKinds.has(kind)))) {
    return kind === 'other' ? 'not-a-message' : 'not-automatic-kind';
  }
  if (!passes(checks, check('is-sent', isDraft ? 'draft' : 'sent', 'sent', !isDraft))) return 'draft';
  const isTrackable = passes(
    checks,
    check('not-private', sensitivity, 'normal or personal', trackable.has(sensitivity)),
  );
  return isTrackable ? undefined : 'private-item';
}

function optionObstacle(facts: AutomaticTrackingFacts, checks: Check[]): ReasonCode | undefined {
  const { option, exclusions, isStopped } = facts;
  if (!passes(checks, check('track-option', option, 'any but none', option !== 'none'))) return 'track-option-none';
  const excluding = exclusions.find(({ effect }) => effect !== 'ignore-party');
  if (!passes(checks, exclusionCheck('not-excluded', excluding))) return 'excluded';
  const state = isStopped ? 'stopped' : 'followed';
  if (!passes(checks, check('conversation-followed', state, 'followed', !isStopped))) return 'conversation-stopped';
  return threadObstacle(facts, checks);
}

function threadObstacle(
  { correlation, isInternalSideThread }: AutomaticTrackingFacts,
  checks: Check[],
): ReasonCode | undefined {
  passes(checks, check('correlates', correlation?.method ?? 'no', 'recorded mail', correlation !== undefined));
  if (correlation === undefined) return undefined;
  const left = isInternalSideThread ? 'nobody' : 'somebody, or never anybody';
  const hasOutsider = passes(
    checks,
    check('outsider-on-thread', left, 'somebody, or never anybody', !isInternalSideThread),
  );
  return hasOutsider ? undefined : 'internal-side-thread';
}

/** The reason for which the option accepts the message. What correlates is accepted by every option. */
function acceptance(facts: AutomaticTrackingFacts, checks: Check[]): ReasonCode | undefined {
  const { option, correlation } = facts;
  if (correlation !== undefined) return correlationReasons[correlation.method];
  switch (option) {
    case 'all':
      return 'all-mail';
    case 'known-senders':
    case 'email-enabled':
      return acceptedCorrespondent(facts, option, checks);
    case 'replies':
    case 'none':
      return undefined;
    default:
      return option;
  }
}

function acceptedCorrespondent(
  { correspondents }: AutomaticTrackingFacts,
  option: 'known-senders' | 'email-enabled',
  checks: Check[],
): ReasonCode | undefined {
  const isAccepted = ({ table }: NamedRecord): boolean => option === 'email-enabled' || knownTables.has(table);
  const accepted = correspondents.find(isAccepted);
  const table = (accepted ?? correspondents[0])?.table ?? 'no record';
  const isKnown = accepted !== undefined;
  return passes(checks, check('correspondent-known', table, expectedTables[option], isKnown))
    ? acceptedBy[option]
    : undefined;
}

const knownTables: ReadonlySet<string> = new Set(['contact', 'account', 'lead']);
const expectedTables = { 'known-senders': 'contact, account or lead', 'email-enabled': 'any record' } as const;
const acceptedBy = { 'known-senders': 'known-sender', 'email-enabled': 'email-enabled-sender' } as const;

const refusals: Readonly<Record<TrackOption, ReasonCode>> = {
  none: 'track-option-none',
  replies: 'not-a-reply',
  'known-senders': 'unknown-sender',
  'email-enabled': 'unknown-sender',
  all: 'not-a-reply',
};

/** Names the exclusion, never whom it is about. */
export const exclusionCheck = (name: CheckName, exclusion: Exclusion | undefined): Check =>
  check(name, exclusion === undefined ? 'none' : `${exclusion.kind} ${exclusion.id}`, 'none', exclusion === undefined);

/** Notes the check and says how it came out. */
function passes(checks: Check[], made: Check): boolean {
  checks.push(made);
  return made.passed;
}
