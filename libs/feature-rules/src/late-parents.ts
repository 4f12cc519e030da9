import {
  awaitedKeys,
  awaitsAnything,
  dependsOnParent,
  type Observation,
  type PresentObservation,
  type WaitingItem,
} from '@foldwatch/domain';
import { failpoint } from '@foldwatch/platform';
import { WaitingReplies } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { mayCorrelate, smartMatchingOf } from './automatic-facts';
import { waitingKey, type BatchFacts } from './batch-facts';
import type { DecisionOnObservation } from './decide-observation';
import { FindRelated } from './find-related';
import { repliesWaiting } from './rules-metrics';

/** An observation, and what was concluded of it. */
interface Concluded {
  readonly observation: Observation;
  readonly decision: DecisionOnObservation;
}

interface Settled<D> {
  readonly decided: readonly D[];
  /** What waited and does so no longer, once the decisions are published. */
  readonly noLonger: readonly WaitingItem[];
}

type Redecide<D> = (one: D, facts: BatchFacts) => DecisionOnObservation;

/**
 * What answers something that is not recorded is kept as waiting, and only then is that looked up once more: so either this
 * finds it, or it is recorded later, and that finds what waits.
 */
@Injectable()
export class LateParents {
  constructor(
    private readonly waiting: WaitingReplies,
    private readonly related: FindRelated,
  ) {}

  async settle<D extends Concluded>(
    decided: readonly D[],
    facts: BatchFacts,
    redecide: Redecide<D>,
  ): Promise<Settled<D>> {
    const replies = waitingAtTheEnd(decided, facts);
    if (replies.size === 0) return { decided, noLonger: endedWaits(decided, facts) };
    const again = await this.keepAndLookAgain([...replies.values()], facts);
    const better = decided.map((one) => {
      if (!awaitsParent(one, facts)) return one;
      const decision = redecide(one, again);
      return decision.kind === 'present' && decision.correlation !== undefined ? { ...one, decision } : one;
    });
    const waiting = new Map([...facts.waiting, ...replies]);
    return { decided: better, noLonger: endedWaits(better, { ...facts, waiting }) };
  }

  async forget(items: readonly WaitingItem[]): Promise<void> {
    if (items.length === 0) return;
    await this.waiting.remove(items);
    failpoint('rules.wait-ended');
  }

  private async keepAndLookAgain(replies: readonly PresentObservation[], facts: BatchFacts): Promise<BatchFacts> {
    await this.waiting.add(replies);
    repliesWaiting.inc(replies.length);
    failpoint('rules.reply-waiting');
    const mails = replies.map(({ mail }) => mail);
    return { ...facts, recorded: await this.related.mail(mails, smartMatchingOf(facts.mailboxes)) };
  }
}

/** Whether what the message answers might be recorded later, and would change what was decided. */
function awaitsParent({ observation, decision }: Concluded, { mailboxes }: BatchFacts): boolean {
  if (observation.kind !== 'present' || decision.kind !== 'present' || !dependsOnParent(decision)) return false;
  const mailbox = mailboxes.get(observation.mailboxId);
  return mailbox !== undefined && mayCorrelate(observation, mailbox) && awaitsAnything(awaitedKeys(observation.mail));
}

/** An item may be told of several times in a batch: how it waits, if it does, is what was seen of it last. */
function waitingAtTheEnd(decided: readonly Concluded[], facts: BatchFacts): Map<string, PresentObservation> {
  const replies = new Map<string, PresentObservation>();
  for (const one of decided) {
    const { observation } = one;
    replies.delete(waitingKey(observation));
    if (observation.kind === 'present' && awaitsParent(one, facts)) {
      replies.set(waitingKey(observation), observation);
    }
  }
  return replies;
}

/** Of the items of the batch those that are kept as waiting and, as they were decided, do not. */
function endedWaits(decided: readonly Concluded[], facts: BatchFacts): readonly WaitingItem[] {
  if (facts.waiting.size === 0) return [];
  const replies = waitingAtTheEnd(decided, facts);
  const ended = new Map<string, WaitingItem>();
  for (const { observation } of decided) {
    const key = waitingKey(observation);
    if (facts.waiting.has(key) && !replies.has(key)) ended.set(key, observation);
  }
  return [...ended.values()];
}
