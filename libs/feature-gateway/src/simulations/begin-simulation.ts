import { Injectable } from '@nestjs/common';
import { noCounts, type MailboxId, type PresentObservation, type ProposedChanges } from '@foldwatch/domain';
import { randomId } from '@foldwatch/platform';
import { Clock, Simulations, SimulationSamples, type Simulation, type SimulationPart } from '@foldwatch/ports';
import { canSeeUntrackedMail, type Principal } from '../access/principal';
import { ExchangeJobs } from '../mailboxes/work/exchange-jobs';

const dayMs = 86_400_000;

/** Messages of the last days, or one that was pasted. */
export type Tried = { readonly days: number } | { readonly pasted: PresentObservation };

export interface Trial {
  readonly mailboxIds: readonly MailboxId[];
  readonly changes: ProposedChanges;
  readonly tried: Tried;
}

/** Stores what is to be tried before anybody hears of it, then has each mailbox's owner read. */
@Injectable()
export class BeginSimulation {
  constructor(
    private readonly simulations: Simulations,
    private readonly samples: SimulationSamples,
    private readonly jobs: ExchangeJobs,
    private readonly clock: Clock,
  ) {}

  async execute({ mailboxIds, changes, tried }: Trial, viewer: Principal): Promise<Simulation> {
    const now = this.clock.now();
    const createdAt = now.toISOString();
    const isPasted = 'pasted' in tried;
    const simulation: Simulation = {
      id: randomId(),
      askedBy: viewer.name,
      createdAt,
      changes,
      ...(!isPasted && { since: new Date(now.getTime() - tried.days * dayMs).toISOString() }),
      keepsText: isPasted || mailboxIds.every((id) => canSeeUntrackedMail(viewer, id)),
    };
    const parts = mailboxIds.map((mailboxId) => openPart(simulation, mailboxId, isPasted ? undefined : randomId()));
    if (isPasted) await this.putPasted(simulation, tried.pasted);
    await this.simulations.add(simulation, parts);
    for (const { mailboxId, jobId } of parts) {
      if (jobId === undefined) continue;
      await this.jobs.start(mailboxId, { kind: 'simulate', simulationId: simulation.id }, jobId);
    }
    return simulation;
  }

  private putPasted({ id, createdAt }: Simulation, pasted: PresentObservation): Promise<void> {
    const { mailboxId } = pasted;
    const page = { simulationId: id, mailboxId, createdAt, page: 0, isLast: true };
    return this.samples.put({ ...page, observations: [pasted] });
  }
}

const openPart = ({ id, createdAt }: Simulation, mailboxId: MailboxId, jobId: string | undefined): SimulationPart => ({
  simulationId: id,
  mailboxId,
  revision: 1,
  createdAt,
  ...(jobId !== undefined && { jobId }),
  state: 'open',
  claimedUntil: '',
  pages: 0,
  counts: noCounts,
  listed: 0,
});
