import { mailDecided, type MailDecidedV1 } from '@foldwatch/contracts';
import type { OrganizationSettings, PresentDecision } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { DecisionLog, EventPublisher, type LoggedDecision, type OutgoingEvent } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { DecisionOnObservation } from './decide-observation';
import { decisionMadeEvent } from './decision-made';
import { verdictOf } from './rules-metrics';

/** A decision, and the event that it was made upon. */
export interface CausedDecision {
  readonly event: Pick<OutgoingEvent, 'correlationId' | 'traceparent'>;
  readonly decision: DecisionOnObservation;
}

/** Keeps decisions for people and publishes them, both or neither as far as the caller can tell. */
@Injectable()
export class KeepDecisions {
  constructor(
    private readonly log: DecisionLog,
    private readonly publisher: EventPublisher,
  ) {}

  /** Side by side, so that one flush may do for both; whichever fails, the batch is delivered again and both are repeated. */
  async execute(decided: readonly CausedDecision[], settings: OrganizationSettings): Promise<void> {
    await Promise.all([
      this.log.append(decided.map(({ decision }) => loggedDecision(decision))).then(() => failpoint('rules.logged')),
      this.publisher.publish([...decided.map(decidedEvent), ...publicEvents(decided, settings)]),
    ]);
  }
}

function decidedEvent({ event, decision }: CausedDecision): OutgoingEvent {
  const payload: MailDecidedV1 = decision.kind === 'present' ? withoutExclusions(decision) : decision;
  return {
    topic: mailDecided.topic,
    key: decision.activityId,
    id: decision.id,
    type: mailDecided.type,
    version: mailDecided.version,
    time: decision.decidedAt,
    ...causedBy(event),
    payload,
  };
}

/** They are for whoever asks why; what follows from a decision does not depend on them. */
function withoutExclusions(decision: PresentDecision): MailDecidedV1 {
  const { exclusions: _exclusions, ...payload } = decision;
  return payload;
}

/** Only where the organization wants it, and only of tracked mail. */
function publicEvents(decided: readonly CausedDecision[], settings: OrganizationSettings): readonly OutgoingEvent[] {
  if (!settings.publishDecisions) return [];
  return decided.flatMap(({ event, decision }) =>
    decision.kind === 'present' && decision.verdict === 'track' ? [decisionMadeEvent(decision, causedBy(event))] : [],
  );
}

const causedBy = ({
  correlationId,
  traceparent,
}: CausedDecision['event']): Pick<OutgoingEvent, 'correlationId' | 'traceparent'> => ({
  correlationId,
  ...(traceparent !== undefined && { traceparent }),
});

function loggedDecision(decision: DecisionOnObservation): LoggedDecision {
  const { id, mailboxId, activityId, folderId, kind, reason, checks, observedAt, decidedAt } = decision;
  const kept = { id, mailboxId, activityId, folderId, kind, reason, checks, observedAt, decidedAt };
  const verdict = verdictOf(decision);
  if (decision.kind !== 'present') return { ...kept, verdict };
  const { mail, rule, exclusions } = decision;
  const sender = mail.from ?? mail.sender;
  return {
    ...kept,
    verdict,
    ...(mail.internetMessageId !== undefined && { internetMessageId: mail.internetMessageId }),
    ...(rule !== undefined && { rule }),
    ...(exclusions !== undefined && { exclusions }),
    subject: mail.subject,
    ...(sender !== undefined && { sender }),
  };
}
