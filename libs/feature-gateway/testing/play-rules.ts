import { noCounts } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import type { OpenGateway } from './open-gateway';

/** Ends every simulation as rules would, having counted so many messages that would be newly tracked, until stopped. */
export function playRules(
  { simulationParts }: OpenGateway['stores'],
  counted: () => number,
): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    while (!stopping.signal.aborted) {
      for (const part of await simulationParts.findUnclaimed('9', 10)) {
        const counts = { ...noCounts, messages: counted(), newlyTracked: counted() };
        await simulationParts.advance({ ...part, revision: part.revision + 1, state: 'done', counts });
      }
      await pause(5, stopping.signal);
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
