import { mailDecided, type MailDecidedV1, type MailObservedV1 } from '@foldwatch/contracts';
import { compareNumbers, foldSettingsOf, type Observation, type PresentDecision } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import {
  AppError,
  Clock,
  DecisionLog,
  EventPublisher,
  done,
  type DeliveredEvent,
  type EventBatch,
  type LoggedDecision,
  type OutgoingEvent,
  type Outcome,
  type Outcomes,
} from '@foldwatch/ports';
import { Injectable, Logger } from '@nestjs/common';
import { decideObservation, type DecidingContext, type DecisionOnObservation } from './decide-observation';
import { decisionMadeEvent } from './decision-made';
import { waitingKey, type BatchFacts } from './batch-facts';
import { GatherFacts } from './gather-facts';
import { LateParents } from './late-parents';
import { batchSeconds, countDecisions, verdictOf } from './rules-metrics';
import { toObservation } from './to-observation';

/** An observation without what its kind needs; trying again would not help. */
export class IncompleteObservation extends AppError {
  override readonly code = 'incomplete-observation';
  override readonly retryable = false;
}

type Event = DeliveredEvent<MailObservedV1>;

interface Decided {
  readonly event: Event;
  readonly observation: Observation;
  readonly decision: DecisionOnObservation;
}

interface Deciding {
  readonly events: readonly Event[];
  readonly observations: readonly (Observation | undefined)[];
  readonly facts: BatchFacts;
  readonly context: Omit<DecidingContext, 'isLate'>;
}

/** Decides a batch of observations: gathers the facts of all, decides each, keeps the decisions and publishes them. */
@Injectable()
export class DecideMail {
  private readonly logger = new Logger(DecideMail.name);

  constructor(
    private readonly gatherFacts: GatherFacts,
    private readonly log: DecisionLog,
    private readonly publisher: EventPublisher,
    private readonly clock: Clock,
    private readonly lateParents: LateParents,
  ) {}

  async execute({ events }: EventBatch<MailObservedV1>): Promise<Outcomes> {
    const stopTimer = batchSeconds.startTimer();
    const observations = events.map(({ payload }) => toObservation(payload));
    const facts = await this.gatherFacts.execute(observations.filter((observation) => observation !== undefined));
    failpoint('rules.facts-gathered');
    const context = { decidedAt: this.clock.now().toISOString(), settings: foldSettingsOf(facts.settings) };
    const { decided: first, outcomes } = this.decide({ events, observations, facts, context });
    failpoint('rules.decided');
    const { decided, noLonger } = await this.lateParents.settle(first, facts, (one, again) =>
      decideObservation(one.observation, again, { ...context, isLate: false }),
    );
    await this.keep(decided, facts);
    failpoint('rules.published');
    await this.lateParents.forget(noLonger);
    countDecisions(decided.map(({ decision }) => decision));
    stopTimer();
    return outcomes;
  }

  /** Side by side, so that one flush may do for both; whichever fails, the batch is delivered again and both are repeated. */
  private async keep(decided: readonly Decided[], facts: BatchFacts): Promise<void> {
    await Promise.all([
      this.log.append(decided.map(({ decision }) => loggedDecision(decision))).then(() => failpoint('rules.logged')),
      this.publisher.publish([...decided.map(decidedEvent), ...publicEvents(decided, facts)]),
    ]);
  }

  private decide({ events, observations, facts, context }: Deciding): {
    readonly decided: readonly Decided[];
    readonly outcomes: Outcomes;
  } {
    const decided: Decided[] = [];
    const outcomes = events.map((event, at): Outcome => {
      const observation = observations[at];
      if (observation === undefined) return this.dead(event);
      const isLate = event.payload.late === true;
      if (isLate && !stillWaits(observation, facts)) return done;
      try {
        const decision = decideObservation(observation, facts, { ...context, isLate });
        if (!isLate || hasParent(decision)) decided.push({ event, observation, decision });
        return done;
      } catch (error) {
        return this.failed(event, error);
      }
    });
    return { decided, outcomes };
  }

  private dead({ id, key, correlationId }: Event): Outcome {
    this.logger.warn({ event: 'observation.incomplete', eventId: id, mailboxId: key, correlationId });
    return { kind: 'dead', error: new IncompleteObservation('the observation lacks what its kind needs') };
  }

  private failed({ id, key, correlationId }: Event, cause: unknown): Outcome {
    const error = cause instanceof Error ? cause : new Error('deciding failed', { cause });
    const logged = { eventId: id, mailboxId: key, correlationId, error: error.name };
    this.logger.error({ event: 'observation.undecided', ...logged });
    return { kind: 'retry', error };
  }
}

/** Nothing was seen of the item since, and nobody has decided it with what it answers. */
function stillWaits(observation: Observation, { waiting }: BatchFacts): boolean {
  const reply = waiting.get(waitingKey(observation));
  return reply !== undefined && compareNumbers(reply.number, observation.number) === 0;
}

/** Without it nothing is new, and it goes on waiting. */
const hasParent = (decision: DecisionOnObservation): boolean =>
  decision.kind === 'present' && decision.correlation !== undefined;

function decidedEvent({ event, decision }: Decided): OutgoingEvent {
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
function publicEvents(decided: readonly Decided[], { settings }: BatchFacts): readonly OutgoingEvent[] {
  if (!settings.publishDecisions) return [];
  return decided.flatMap(({ event, decision }) =>
    decision.kind === 'present' && decision.verdict === 'track' ? [decisionMadeEvent(decision, causedBy(event))] : [],
  );
}

const causedBy = ({ correlationId, traceparent }: Event): Pick<OutgoingEvent, 'correlationId' | 'traceparent'> => ({
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
