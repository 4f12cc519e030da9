import { Injectable } from '@nestjs/common';
import { SimulationParts, Simulations, type Simulation, type SimulationPart } from '@foldwatch/ports';
import type { Principal } from '../access/principal';
import { UnknownResource } from '../http/refusal';

export interface KnownSimulation {
  readonly simulation: Simulation;
  readonly parts: readonly SimulationPart[];
}

/** Simulations as those know them who asked for them; nobody else does. */
@Injectable()
export class KnownSimulations {
  constructor(
    private readonly simulations: Simulations,
    private readonly parts: SimulationParts,
  ) {}

  async find(id: string, viewer: Principal): Promise<KnownSimulation> {
    const simulation = await this.simulations.find(id);
    if (simulation !== undefined && simulation.askedBy === viewer.name) {
      return { simulation, parts: await this.parts.findMany(id) };
    }
    throw new UnknownResource('unknown-simulation', 'There is no such simulation, or it is more than a day old.');
  }
}
