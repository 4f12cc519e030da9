import type { StartSimulationRequest } from '@foldwatch/feature-gateway';
import { findMailbox } from '../../api/find-mailbox';
import { UsageError } from '../../command-problem';
import type { GatewayCall } from '../../gateway-command';
import { present } from '../../text/present';
import { readInput, readJson } from '../../text/read-input';

export type SimulationRequest = Partial<StartSimulationRequest>;

/** What is proposed, and upon which mail it is tried. */
export async function simulationRequest({ api, given }: GatewayCall): Promise<SimulationRequest> {
  const [named, days, eml] = [given.get('mailbox'), given.get('days'), given.get('eml')];
  if (eml !== undefined && named === undefined) throw new UsageError('An --eml message needs a --mailbox.');
  return {
    ...(await proposal(given)),
    ...present({
      mailboxIds: named === undefined ? undefined : [(await findMailbox(api, named)).id],
      days: days === undefined ? undefined : Number(days),
      message:
        eml === undefined ? undefined : { eml: await readInput(eml), ...present({ folderPath: given.get('folder') }) },
    }),
  };
}

/** Without a proposal mail is decided as things are. */
async function proposal(given: ReadonlyMap<string, string>): Promise<Pick<SimulationRequest, 'draftId' | 'changes'>> {
  const [draftId, changes] = [given.get('draft'), given.get('changes')];
  if (draftId !== undefined && changes !== undefined) throw new UsageError('Name a --draft or --changes, not both.');
  if (draftId !== undefined) return { draftId };
  return { changes: changes === undefined ? {} : await readJson(changes) };
}
