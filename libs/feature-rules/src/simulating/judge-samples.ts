import {
  countOf,
  differenceBetween,
  foldSettingsOf,
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
    private readonly clock: Clock,
  ) {}

  async execute(
    { changes, keepsText }: Simulation,
    mailboxId: MailboxId,
    observations: readonly PresentObservation[],
  ): Promise<readonly JudgedSample[]> {
    const facts = await this.gatherFacts.execute(mailboxId, observations, changes);
    return observations.map((observation) => {
      const now = this.decide(observation, facts.now);
      const proposed = this.decide(observation, facts.proposed);
      const kind = differenceBetween(now, proposed);
      return {
        counts: countOf(proposed, kind),
        difference: toDifference(observation, { kind, now, proposed, keepsText }),
      };
    });
  }

  private decide(observation: PresentObservation, facts: BatchFacts): Judged {
    const context = { decidedAt: this.clock.now().toISOString(), fallback: foldSettingsOf(facts.settings) };
    const decision = decideObservation(observation, facts, context);
    if (decision.kind !== 'present') throw new Error('a message that is there was decided as if it were not');
    return decision;
  }
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
