import type { Activity, MailboxId, ReasonCode } from '@foldwatch/domain';
import type { LoggedDecision } from '@foldwatch/ports';
import { canSeeMailbox, mayWrite, type Principal } from '../access/principal';

/** Whatever a person wants and a policy allows, it stays so. */
const lastingReasons: ReadonlySet<ReasonCode> = new Set(['not-a-message', 'draft', 'erased-person']);

/**
 * Whether the viewer may have the message recorded that was decided upon; if that is granted is decided when it is asked for.
 * What was to be tracked and is not stored yet, will be.
 */
export const canRecordNow = (
  { mailboxId, kind, verdict, reason }: LoggedDecision,
  activity: Activity | undefined,
  viewer: Principal,
): boolean =>
  mayWrite(viewer) &&
  canSeeMailbox(viewer, mailboxId) &&
  kind === 'present' &&
  !lastingReasons.has(reason) &&
  activity?.status !== 'erased' &&
  (verdict === 'skip' || activity !== undefined) &&
  !isTrackedIn(activity, mailboxId);

export const isTrackedIn = (activity: Activity | undefined, mailboxId: MailboxId): boolean =>
  activity?.links.some((link) => link.mailboxId === mailboxId && link.status === 'tracked') === true;
