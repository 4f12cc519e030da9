import {
  countOf,
  differenceBetween,
  foldSettingsOf,
  originatorOf,
  type DifferenceKind,
  type MailboxId,
  type PresentDecision,
  type PresentObservation,
  type SimulationCounts,
} from '@foldwatch/domain';
import { Clock, type SimulatedDecision, type Simulation, type SimulationDifference } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import type { BatchFacts } from '../batch-facts';
import { decideObservation } from '../decide-observation';
import { FindRelated } from '../find-related';
import { GatherTrialFacts } from './gather-trial-facts';

export interface JudgedSample {
  readonly counts: SimulationCounts;
  /** Without a kind where nothing differs. */
  readonly difference: SimulationDifference;
}

type Judged = PresentDecision & Pick<SimulatedDecision, 'creates'>;

/** Decides each message twice, the way live mail is decided: as things are, and with the proposal applied. */
@Injectable()
export class JudgeSamples {
  constructor(
    private readonly gatherFacts: GatherTrialFacts,
    private readonly related: FindRelated,
    private readonly clock: Clock,
  ) {}

  async execute(
    { changes, keepsText }: Simulation,
    mailboxId: MailboxId,
    observations: readonly PresentObservation[],
  ): Promise<readonly JudgedSample[]> {
    const facts = await this.gatherFacts.execute(mailboxId, observations, changes);
    const now = this.decide(observations, facts.now);
    const proposed = this.decide(observations, facts.proposed);
    const known = await this.related.records([...new Set([...now, ...proposed].flatMap(wouldCreateFor))]);
    return observations.flatMap((observation, at) => {
      const [before, after] = [now[at], proposed[at]];
      if (before === undefined || after === undefined) return [];
      return [
        judge(observation, { now: withCreation(before, known), proposed: withCreation(after, known), keepsText }),
      ];
    });
  }

  private decide(observations: readonly PresentObservation[], facts: BatchFacts): readonly PresentDecision[] {
    const context = {
      decidedAt: this.clock.now().toISOString(),
      fallback: foldSettingsOf(facts.settings),
      isLate: false,
    };
    return observations.flatMap((observation) => {
      const decision = decideObservation(observation, facts, context);
      return decision.kind === 'present' ? [decision] : [];
    });
  }
}

/** The sender of whom a record may be made, should there be none. */
function wouldCreateFor({ mail, creation }: PresentDecision): readonly string[] {
  const sender = creation === undefined ? undefined : originatorOf(mail);
  return sender === undefined ? [] : [sender.address];
}

const withCreation = (decision: PresentDecision, known: ReadonlyMap<string, unknown>): Judged => {
  const { creation } = decision;
  const isUnknown = wouldCreateFor(decision).some((address) => !known.has(address));
  return { ...decision, ...(creation !== undefined && isUnknown && { creates: creation.table }) };
};

function judge(observation: PresentObservation, compared: Omit<Compared, 'kind'>): JudgedSample {
  const kind = differenceBetween(compared.now, compared.proposed);
  return { counts: countOf(compared.proposed, kind), difference: toDifference(observation, { ...compared, kind }) };
}

interface Compared {
  readonly kind: DifferenceKind | undefined;
  readonly now: Judged;
  readonly proposed: Judged;
  readonly keepsText: boolean;
}

function toDifference(
  { mailboxId, folderId, mail }: PresentObservation,
  { kind, now, proposed, keepsText }: Compared,
): SimulationDifference {
  const { internetMessageId, receivedAt, subject, from } = mail;
  return {
    mailboxId,
    folderId,
    ...(kind !== undefined && { kind }),
    ...(receivedAt !== undefined && { receivedAt }),
    ...(internetMessageId !== undefined && { internetMessageId }),
    now: toSimulated(now),
    proposed: toSimulated(proposed),
    ...(keepsText && { subject, ...(from !== undefined && { from }) }),
  };
}

const toSimulated = ({ verdict, reason, rule, creates, checks }: Judged): SimulatedDecision => ({
  verdict,
  reason,
  checks,
  ...(rule !== undefined && { rule }),
  ...(creates !== undefined && { creates }),
});
