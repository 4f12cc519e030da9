import { decisionMade, type DecisionMadeV1 } from '@foldwatch/contracts';
import type { PresentDecision } from '@foldwatch/domain';
import type { OutgoingEvent } from '@foldwatch/ports';

/** What everyone may hear of a decision to track: no subject, and of its checks no values. */
export function decisionMadeEvent(
  decision: PresentDecision,
  caused: Pick<OutgoingEvent, 'correlationId' | 'traceparent'>,
): OutgoingEvent {
  const { topic, type, version } = decisionMade;
  const { id, activityId: key, decidedAt: time } = decision;
  return { topic, key, id, type, version, time, ...caused, payload: payloadOf(decision) };
}

function payloadOf({ id, checks, rule, ...decision }: PresentDecision): DecisionMadeV1 {
  const { activityId, mailboxId, folderId, reason, observedAt, decidedAt } = decision;
  return {
    decisionId: id,
    activityId,
    mailboxId,
    folderId,
    verdict: 'track',
    reason,
    checks: checks.map(({ name, passed }) => ({ name, passed })),
    ...(rule !== undefined && { ruleId: rule.id, ruleVersion: rule.version }),
    ...(rule?.regarding !== undefined && { regarding: { table: rule.regarding.table, id: rule.regarding.id } }),
    observedAt,
    decidedAt,
  };
}
