import {
  activityRefiled,
  activityRemoved,
  activityTracked,
  activityUntracked,
  activityUpdated,
} from './activity-events';
import { activityState } from './activity-state';
import { configChanges } from './config-changes';
import { deadLetters } from './dead-letters';
import { decisionMade } from './decision-events';
import { mailActions } from './mail-actions';
import { mailContent } from './mail-content';
import { mailDecided } from './mail-decided';
import { mailObserved } from './mail-observed';
import {
  backfillProgressed,
  alertRaised,
  alertResolved,
  mailboxAlert,
  mailboxDisabled,
  mailboxFailing,
  mailboxEnabled,
  mailboxThrottled,
  ruleStatusChanged,
  syncGapClosed,
  syncGapDetected,
} from './mailbox-events';
import { compileCheck, type PayloadCheck } from './payload-check';
import { schemaOf } from './payload-schema';
import { recordCreated, recordErased, recordMerged, recordSuggested, recordWithdrawn } from './record-events';
import { testEvents } from './test-events';
import type { TopicName } from './topics';

/** An event type in one version: on which topic it goes and what its payload must be. */
export interface Contract {
  readonly topic: TopicName;
  readonly type: string;
  readonly version: number;
  readonly payload: new () => object;
}

/** Every event that is written today; older versions are lifted when read. */
export const contracts: readonly Contract[] = [
  mailObserved,
  mailDecided,
  mailActions,
  mailContent,
  configChanges,
  activityTracked,
  activityUpdated,
  activityRefiled,
  activityUntracked,
  activityRemoved,
  activityState,
  mailboxEnabled,
  mailboxDisabled,
  mailboxThrottled,
  mailboxFailing,
  alertRaised,
  alertResolved,
  mailboxAlert,
  ruleStatusChanged,
  backfillProgressed,
  syncGapDetected,
  syncGapClosed,
  recordCreated,
  recordMerged,
  recordSuggested,
  decisionMade,
  recordErased,
  recordWithdrawn,
  deadLetters,
  ...testEvents,
];

const checks = new Map<string, PayloadCheck>(
  contracts.map(({ type, version, payload }) => [`${type}/${version}`, compileCheck(schemaOf(payload))]),
);

export type ReadEvent =
  { readonly kind: 'ok'; readonly payload: object } | { readonly kind: 'unreadable'; readonly problem: string };

/** Validates a payload at the border; behind it nobody checks again. `problem` names the field, never its value. */
export function readEvent(type: string, version: number, payload: unknown): ReadEvent {
  const check = checks.get(`${type}/${version}`);
  if (check === undefined)
    return { kind: 'unreadable', problem: `no contract is known for ${type} version ${version}` };
  const fault = check(payload);
  if (fault !== undefined) return { kind: 'unreadable', problem: `${type} version ${version}: payload${fault}` };
  return typeof payload === 'object' && payload !== null
    ? { kind: 'ok', payload }
    : { kind: 'unreadable', problem: `${type} version ${version}: payload must be an object` };
}
