import { Injectable } from '@nestjs/common';
import type { Principal } from '../access/principal';
import { BeginSimulation } from './begin-simulation';
import { PlanTrial } from './plan-trial';
import { ReadSimulation } from './read-simulation';
import type { StartSimulationRequest } from './simulation-requests';
import type { SimulationView } from './simulation-views';

/** Tries a proposal. A pasted message is decided upon before the call answers, where rules is there to do it. */
@Injectable()
export class StartSimulation {
  constructor(
    private readonly planTrial: PlanTrial,
    private readonly begin: BeginSimulation,
    private readonly readSimulation: ReadSimulation,
  ) {}

  async execute(request: StartSimulationRequest, viewer: Principal): Promise<SimulationView> {
    const trial = await this.planTrial.execute(request, viewer);
    const { id } = await this.begin.execute(trial, viewer);
    return 'pasted' in trial.tried ? this.readSimulation.whenOver(id, viewer) : this.readSimulation.execute(id, viewer);
  }
}
