import { pause } from '@foldwatch/platform';
import { Clock, SimulationParts, type SimulationPart } from '@foldwatch/ports';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SimulatePart } from './simulate-part';

/** How often it is looked whether there is something to simulate, and for the next page of what is. */
const lookMs = 250;
const pageMs = 50;
/** Parts that one process works on side by side. */
const mostAtOnce = 4;

/**
 * Works on simulations beside live mail, a page at a time. It looks instead of being told: a simulation is rare, and nobody
 * else's mail waits behind it.
 */
@Injectable()
export class SimulationWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Rules');
  private readonly shutdown = new AbortController();
  private readonly working = new Set<Promise<void>>();
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly parts: SimulationParts,
    private readonly simulatePart: SimulatePart,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.looking = this.look(this.shutdown.signal);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.looking;
    await Promise.all(this.working);
  }

  private async look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.attempt('simulation.unread', () => this.takeUp(signal));
      await pause(lookMs, signal);
    }
  }

  private async takeUp(signal: AbortSignal): Promise<void> {
    const free = mostAtOnce - this.working.size;
    const found = free > 0 ? await this.parts.findUnclaimed(this.clock.now().toISOString(), free) : [];
    for (const part of found) {
      const step = await this.simulatePart.claim(part);
      if (step.kind === 'over') continue;
      const work = this.attempt('simulation.interrupted', () => this.carryOn(step.part, signal));
      this.working.add(work);
      void work.finally(() => this.working.delete(work));
    }
  }

  private async carryOn(claimed: SimulationPart, signal: AbortSignal): Promise<void> {
    let part = claimed;
    while (!signal.aborted) {
      const step = await this.simulatePart.execute(part);
      if (step.kind === 'over') return;
      part = step.part;
      if (step.kind === 'waiting') await pause(pageMs, signal);
    }
  }

  /** Never raises: what is claimed is taken up again when the claim is over. */
  private async attempt(event: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn({ event, error: error instanceof Error ? error.name : 'unknown' });
    }
  }
}
