import type { JobView } from '@foldwatch/feature-gateway';
import type { CommandFailure } from '../command';
import { exitCodes } from '../exit-codes';
import type { GatewayCall } from '../gateway-command';
import { poll } from './poll';
import { changesOn } from './changes-on';

/** Shows how far work has come until it is over. It goes on by itself when nobody watches any more. */
export function waitForJob({ api, screen }: GatewayCall, id: string, label: string): Promise<JobView> {
  const tell = changesOn(screen);
  return poll(
    async () => {
      const job = await api.call('GET /jobs/{id}', { path: { id } });
      if (job.state === 'open') tell({ job });
      if (job.progress !== null) screen.progress(label, job.progress.done);
      return job;
    },
    ({ state }) => state !== 'open',
  );
}

/** Why work that is over did not do what was asked for. */
export function jobFailure({ state, error }: JobView): CommandFailure | undefined {
  if (state === 'done' || state === 'open') return undefined;
  const message = error?.message ?? (state === 'stopped' ? 'It was stopped.' : 'It failed.');
  return { exitCode: exitCodes.failed, code: error?.code ?? `job-${state}`, message };
}
