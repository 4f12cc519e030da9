import type { GatewayPart } from '../http/gateway-part';
import { BeginSimulation } from './begin-simulation';
import { KnownSimulations } from './known-simulations';
import { ListDifferences } from './list-differences';
import { PastedMessage } from './pasted-message';
import { PlanTrial } from './plan-trial';
import { ReadSimulation } from './read-simulation';
import { RemoveSimulation } from './remove-simulation';
import { SimulationScope } from './simulation-scope';
import { SimulationsController } from './simulations.controller';
import { StartSimulation } from './start-simulation';
import { TrialChanges } from './trial-changes';

export const simulationsPart: GatewayPart = {
  controllers: [SimulationsController],
  providers: [
    BeginSimulation,
    KnownSimulations,
    ListDifferences,
    PastedMessage,
    PlanTrial,
    ReadSimulation,
    RemoveSimulation,
    SimulationScope,
    StartSimulation,
    TrialChanges,
  ],
};
