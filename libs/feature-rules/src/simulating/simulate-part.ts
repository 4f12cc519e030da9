import { addCounts } from '@foldwatch/domain';
import { Clock, SimulationParts, type SamplePage, type Simulation, type SimulationPart } from '@foldwatch/ports';
import { Injectable } from '@nestjs/common';
import { AskedSimulations } from './asked-simulations';
import { JudgeSamples, type JudgedSample } from './judge-samples';

/** How long a part is left to whoever works on it. */
const claimMs = 30_000;
/** Differences that are listed of one mailbox; all are counted. */
const mostListed = 1_000;

export type Step = { readonly kind: 'went-on' | 'waiting'; readonly part: SimulationPart } | { readonly kind: 'over' };

const over: Step = { kind: 'over' };

/** Carries a simulation on by one page of one mailbox. Who claimed a part is left alone with it, unless it is given up. */
@Injectable()
export class SimulatePart {
  constructor(
    private readonly parts: SimulationParts,
    private readonly asked: AskedSimulations,
    private readonly judge: JudgeSamples,
    private readonly clock: Clock,
  ) {}

  /** `over` when it is done, gone, or somebody else's. */
  claim(part: SimulationPart): Promise<Step> {
    return this.save(part);
  }

  async execute(part: SimulationPart): Promise<Step> {
    const simulation = await this.asked.find(part);
    if (simulation === undefined) return over;
    // Asked for before the page: whoever reads puts the page first.
    const failure = await this.asked.failureOf(part);
    const sample = await this.asked.nextPage(part);
    if (sample !== undefined) return this.take(part, simulation, sample);
    if (failure !== undefined) return this.end({ ...part, state: 'failed', failure });
    return this.isClaimOld(part) ? this.save(part) : { kind: 'waiting', part };
  }

  private async take(part: SimulationPart, simulation: Simulation, sample: SamplePage): Promise<Step> {
    const judged = await this.judge.execute(simulation, part.mailboxId, sample.observations);
    const differences = listed(part, sample, judged).map(({ difference }) => difference);
    const next = {
      ...part,
      pages: part.pages + 1,
      counts: addCounts([part.counts, ...judged.map(({ counts }) => counts)]),
      listed: part.listed + differences.length,
    };
    const found = { page: sample.page, differences };
    return sample.isLast ? this.end({ ...next, state: 'done' }, found) : this.save(next, found);
  }

  private async end(part: SimulationPart, found?: Parameters<SimulationParts['advance']>[1]): Promise<Step> {
    await this.parts.advance({ ...part, revision: part.revision + 1 }, found);
    await this.asked.forgetPages(part);
    return over;
  }

  private async save(part: SimulationPart, found?: Parameters<SimulationParts['advance']>[1]): Promise<Step> {
    const claimedUntil = new Date(this.clock.now().getTime() + claimMs).toISOString();
    const next = { ...part, revision: part.revision + 1, claimedUntil };
    return (await this.parts.advance(next, found)) === 'saved' ? { kind: 'went-on', part: next } : over;
  }

  private isClaimOld({ claimedUntil }: SimulationPart): boolean {
    return Date.parse(claimedUntil) - this.clock.now().getTime() < claimMs / 2;
  }
}

/** What differs, as far as there is room for it; of a pasted message also that nothing does. */
function listed(part: SimulationPart, sample: SamplePage, judged: readonly JudgedSample[]): readonly JudgedSample[] {
  const isPasted = part.jobId === undefined;
  const worthTelling = judged.filter(({ difference }) => isPasted || difference.kind !== undefined);
  return worthTelling.slice(0, Math.max(0, mostListed - part.listed));
}
