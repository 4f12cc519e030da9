import type { SimulationView } from '@foldwatch/feature-gateway';
import { poll } from '../../api/poll';
import { changesOn } from '../../api/changes-on';
import { Interrupted } from '../../command-problem';
import type { GatewayCall } from '../../gateway-command';
import type { SimulationRequest } from './request';

/** Tries it and shows the progress. Ctrl-C stops it in the gateway too, where it would go on reading. */
export async function runSimulation(call: GatewayCall, body: SimulationRequest): Promise<SimulationView> {
  const { api, screen } = call;
  const interrupted = call.onInterrupt();
  const started = await api.call('POST /simulations', { body });
  const path = { simulationId: started.id };
  const tell = changesOn(screen);
  const watching = api.until(interrupted);
  const look = async (): Promise<SimulationView> => {
    const seen = await watching.call('GET /simulations/{simulationId}', { path });
    if (seen.state === 'running') tell({ simulation: seen });
    screen.progress('Simulating', seen.progress.done + seen.progress.failed, seen.progress.mailboxes);
    return seen;
  };
  try {
    if (interrupted.aborted) throw new Interrupted();
    return started.state === 'running' ? await poll(look, ({ state }) => state !== 'running', interrupted) : started;
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
    await api.call('DELETE /simulations/{simulationId}', { path });
    screen.note('The simulation is stopped and removed.');
    throw error;
  }
}
