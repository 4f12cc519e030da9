import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { Patience } from '../http/patience';
import { KnownSimulations } from './known-simulations';
import { toSimulationView, type SimulationView } from './simulation-views';

/** How far a simulation is, and what it counted so far. */
@Injectable()
export class ReadSimulation {
  constructor(
    private readonly known: KnownSimulations,
    private readonly patience: Patience,
  ) {}

  async execute(id: string, viewer: Principal): Promise<SimulationView> {
    return toSimulationView(await this.known.find(id, viewer));
  }

  /** Waits a little for its end. */
  async whenOver(id: string, viewer: Principal): Promise<SimulationView> {
    const isOver = async (): Promise<true | undefined> => {
      const { parts } = await this.known.find(id, viewer);
      return parts.some(({ state }) => state === 'open') ? undefined : true;
    };
    await this.patience.until(isOver);
    return this.execute(id, viewer);
  }
}
