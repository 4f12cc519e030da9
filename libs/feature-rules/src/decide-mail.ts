import type { MailObservedV1 } from '@foldwatch/contracts';
import { compareNumbers, foldSettingsOf, type Observation } from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import {
  AppError,
  Clock,
  done,
  type DeliveredEvent,
  type EventBatch,
  type Outcome,
  type Outcomes,
} from '@foldwatch/ports';
import { Injectable, Logger } from '@nestjs/common';
import { decideObservation, type DecidingContext, type DecisionOnObservation } from './decide-observation';
import { waitingKey, type BatchFacts } from './batch-facts';
import { GatherFacts } from './gather-facts';
import { KeepDecisions, type CausedDecision } from './keep-decisions';
import { LateParents } from './late-parents';
import { batchSeconds, countDecisions } from './rules-metrics';
import { toObservation } from './to-observation';

/** An observation without what its kind needs; trying again would not help. */
export class IncompleteObservation extends AppError {
  override readonly code = 'incomplete-observation';
  override readonly retryable = false;
}

type Event = DeliveredEvent<MailObservedV1>;

interface Decided extends CausedDecision {
  readonly event: Event;
  readonly observation: Observation;
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
    private readonly lateParents: LateParents,
    private readonly keepDecisions: KeepDecisions,
    private readonly clock: Clock,
  ) {}

  async execute({ events }: EventBatch<MailObservedV1>): Promise<Outcomes> {
    const stopTimer = batchSeconds.startTimer();
    const observations = events.map(({ payload }) => toObservation(payload));
    const facts = await this.gatherFacts.execute(observations.filter((observation) => observation !== undefined));
    failpoint('rules.facts-gathered');
    const context = { decidedAt: this.clock.now().toISOString(), fallback: foldSettingsOf(facts.settings) };
    const { decided: first, outcomes } = this.decide({ events, observations, facts, context });
    failpoint('rules.decided');
    const { decided, noLonger } = await this.lateParents.settle(first, facts, (one, again) =>
      decideObservation(one.observation, again, { ...context, isLate: false }),
    );
    await this.keepDecisions.execute(decided, facts.settings);
    failpoint('rules.published');
    await this.lateParents.forget(noLonger);
    countDecisions(decided.map(({ decision }) => decision));
    stopTimer();
    return outcomes;
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
