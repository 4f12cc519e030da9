import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { answerOf, api, done, type View } from '../../../api/client';

interface Tried {
  readonly mailboxId: string;
  readonly eml: string;
  readonly folderPath?: string;
}

export type TrialResult = View<'SimulatedDecisionView'>;

const stepMs = 300;
const longestMs = 20_000;

/** What would become, as things are, of a message that is given as text. Nothing is kept of it. */
export function useTrial(): UseMutationResult<TrialResult | undefined, Error, Tried> {
  return useMutation({ mutationFn: tryMessage });
}

async function tryMessage({ mailboxId, eml, folderPath = 'Inbox' }: Tried): Promise<TrialResult | undefined> {
  const body = { mailboxIds: [mailboxId], message: { eml, folderPath }, changes: {} };
  const { id, state } = await answerOf(api.POST('/api/v1/simulations', { body }));
  const params = { path: { simulationId: id } };
  try {
    await whenOver(id, state);
    const { items } = await answerOf(api.GET('/api/v1/simulations/{simulationId}/differences', { params }));
    return items[0]?.now;
  } finally {
    await done(api.DELETE('/api/v1/simulations/{simulationId}', { params })).catch(() => undefined);
  }
}

async function whenOver(simulationId: string, first: View<'SimulationView'>['state']): Promise<void> {
  const end = Date.now() + longestMs;
  for (let state = first; state === 'running' && Date.now() < end;) {
    await new Promise((resolve) => setTimeout(resolve, stepMs));
    const found = await answerOf(api.GET('/api/v1/simulations/{simulationId}', { params: { path: { simulationId } } }));
    state = found.state;
  }
}
