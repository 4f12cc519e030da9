import { foldDecisions, toActivityId, type Activity, type Decision } from '@foldwatch/domain';
import { pause } from '@foldwatch/platform';
import type { OpenGateway } from './open-gateway';

type Stores = OpenGateway['stores'];

/** Folds decisions into activities as the writer would, until stopped. */
export function playWriter(stores: Stores): { readonly stop: () => Promise<void> } {
  const stopping = new AbortController();
  const running = (async () => {
    let after: string | undefined;
    while (!stopping.signal.aborted) {
      const { events, next } = await stores.eventLog.read('mail.decided', after, 100);
      for (const { payload } of events) await fold(stores, payload as Decision);
      after = next;
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

async function fold(stores: Stores, decision: Decision): Promise<void> {
  const id = toActivityId(decision.activityId);
  const before = id === undefined ? undefined : (await stores.activityStore.findMany([id])).get(id);
  const context = { at: new Date().toISOString(), organizationId: 'contoso', messageIdReused: false };
  const { activity, isChanged } = foldDecisions(before, [decision], context);
  if (activity !== undefined && isChanged) await save(stores, { ...activity, version: (before?.version ?? 0) + 1 });
}

export async function save(stores: Stores, ...activities: readonly Activity[]): Promise<void> {
  const { lost } = await stores.activityStore.replaceMany(activities);
  if (lost.length > 0) throw new Error(`lost: ${lost.join()}`);
}
