import type { SimulationDifferenceView, SimulationView } from '@foldwatch/feature-gateway';
import { addressesOf, mailboxOption } from '../../api/find-mailbox';
import type { CommandFailure, CommandResult } from '../../command';
import { exitCodes } from '../../exit-codes';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { listed } from '../../listing';
import { present } from '../../text/present';
import { propertyLines } from '../../text/table';
import { counted } from '../../text/words';
import { differenceLines } from './difference-lines';
import { simulationRequest } from './request';
import { runSimulation } from './run-simulation';

const shownToPeople = 50;

export const simulateCommand = gatewayCommand({
  name: 'simulate',
  summary: 'Says what a change would do to mail before it is made.',
  explanation: `Reads the mail of the last days (30 when not said) as if it had just come, and
decides it twice: as things are, and with the draft or the changes. Nothing is
recorded. With --eml one message is tried as if it arrived in the folder now.
Without a draft or changes you see how mail fares as things are. Ctrl-C stops
it. When the mail of some mailbox could not be read the exit code is 4.`,
  examples: [
    'simulate --mailbox erin@contoso.example --days 7 --list',
    'simulate --eml message.eml --mailbox erin@contoso.example --folder Inbox/Customers',
  ],
  options: {
    draft: { value: 'ID', means: 'A draft that was prepared.' },
    changes: { value: 'FILE', means: 'JSON, as "changes" of POST /api/v1/simulations; "-" is standard input.' },
    mailbox: { ...mailboxOption, means: 'The mail of this mailbox, else of all that are concerned.' },
    days: { value: 'N', means: 'How far back, 365 at most.' },
    eml: { value: 'FILE', means: 'One message instead; "-" is standard input.' },
    folder: { value: 'PATH', means: 'Where that message arrives, else Inbox.' },
    list: { means: `The messages that would fare otherwise; ${shownToPeople} for people, all with --json.` },
    trace: { means: 'The same with each check of both decisions.' },
  },
  run: async (call) => {
    const request = await simulationRequest(call);
    const simulation = await runSimulation(call, request);
    const isListed = ['list', 'trace', 'eml'].some((name) => call.given.has(name));
    const differences = isListed ? await differencesOf(call, simulation.id) : undefined;
    return resultOf(call, simulation, differences);
  },
});

async function differencesOf(call: GatewayCall, simulationId: string): Promise<readonly SimulationDifferenceView[]> {
  const input = { path: { simulationId } };
  const { items } = await listed(call, 'GET /simulations/{simulationId}/differences', { input });
  return items;
}

async function resultOf(
  call: GatewayCall,
  simulation: SimulationView,
  differences: readonly SimulationDifferenceView[] | undefined,
): Promise<CommandResult> {
  const { progress, state } = simulation;
  return {
    sentences: [...countLines(simulation), ...(await differenceTexts(call, differences ?? []))],
    facts: { simulation, ...present({ differences }) },
    warnings: progress.failed > 0 && state !== 'failed' ? [`The mail of ${unread(simulation)} could not be read.`] : [],
    ...(state === 'failed' && { failure: failureOf(simulation) }),
  };
}

async function differenceTexts(
  { api, given }: GatewayCall,
  differences: readonly SimulationDifferenceView[],
): Promise<readonly string[]> {
  const shown = differences.slice(0, shownToPeople);
  const isTraced = given.has('trace') || given.has('eml');
  const addresses = await addressesOf(
    api,
    shown.map(({ mailboxId }) => mailboxId),
  );
  const more = differences.length - shown.length;
  return [
    ...shown.flatMap((one) => differenceLines(one, { isTraced, address: addresses.get(one.mailboxId) })),
    ...(more > 0 ? [`… and ${more} more; --json has them all.`] : []),
  ];
}

const unread = ({ progress }: SimulationView): string => counted(progress.failed, 'mailbox', 'mailboxes');

function failureOf({ mailboxes }: SimulationView): CommandFailure {
  const { code, message } = mailboxes.find(({ error }) => error !== null)?.error ?? {
    code: 'simulation-failed',
    message: 'The mail could not be read.',
  };
  return { exitCode: exitCodes.failed, code, message };
}

const countLines = ({ counts, reach, progress }: SimulationView): readonly string[] =>
  propertyLines({
    mailboxes: progress.mailboxes,
    messages: counts.messages,
    'would be tracked': counts.wouldTrack,
    'would be left out': counts.wouldSkip,
    'newly tracked': counts.newlyTracked,
    'newly left out': counts.newlySkipped,
    'about another record': counts.relinked,
    'would make a contact or lead': counts.wouldCreate,
    reach,
  });
