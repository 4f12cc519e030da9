import type { ErasureRequest, ErasureView } from '@foldwatch/feature-gateway';
import { changesOn } from '../api/changes-on';
import { poll } from '../api/poll';
import type { CommandGroup, CommandResult } from '../command';
import { UsageError } from '../command-problem';
import { exitCodes } from '../exit-codes';
import { gatewayCommand, type GatewayCall } from '../gateway-command';
import { limitOf, limitOption, tabled } from '../listing';
import { present } from '../text/present';
import { readList } from '../text/read-list';
import { toRecordRef } from '../text/record-ref';
import { propertyLines } from '../text/table';
import { momentText } from '../text/words';

const listErasures = gatewayCommand({
  name: 'erasures list',
  summary: 'Lists erasures of people, the latest first.',
  explanation: 'Reports name people by what cannot be read back.',
  options: { limit: limitOption },
  run: (call) =>
    tabled(call, 'GET /erasures', {
      input: {},
      most: limitOf(call),
      noun: 'erasure',
      columns: {
        ASKED: (one) => momentText(one.requestedAt),
        BY: (one) => one.requestedBy,
        STATE: (one) => (one.dryRun ? `${one.state} (counted only)` : one.state),
        PEOPLE: (one) => one.subjects.length,
        FINISHED: (one) => momentText(one.finishedAt),
        ID: (one) => one.id,
      },
    }),
});

const showErasure = gatewayCommand({
  name: 'erasures show',
  summary: 'Shows what an erasure removed, and which topics still hold text.',
  explanation: 'Counts by kind, and until when topics keep what was sent before.',
  arguments: [{ name: 'id', means: 'Its id.' }],
  run: async ({ api, given }) =>
    erasureResult(await api.call('GET /erasures/{id}', { path: { id: given.get('id') ?? '' } })),
});

const addErasure = gatewayCommand({
  name: 'erasures add',
  summary: 'Erases people, or counts what that would reach.',
  explanation: `This cannot be undone: --dry-run counts and erases nothing, --erase erases. Waits
until it is over; it goes on when nobody waits.`,
  examples: ['erasures add bea@fabrikam.example --dry-run', 'erasures add --record contact/c-bea --erase'],
  arguments: [{ name: 'address', isMany: true, isOptional: true, means: 'Addresses of the people.' }],
  options: {
    record: { value: 'TABLE/ID', means: 'A record, with all its addresses.' },
    subjects: { value: 'IDS', means: 'Of an earlier report, separated by commas: the same people again.' },
    'dry-run': { means: 'Counts, and erases nothing.' },
    erase: { means: 'Erases.' },
  },
  run: async (call) => {
    const { api, given } = call;
    if (given.has('dry-run') === given.has('erase'))
      throw new UsageError('Say --dry-run to count, or --erase to erase.');
    const started = await api.call('POST /erasures', { body: requestOf(given) });
    return erasureResult(await waitForErasure(call, started));
  },
});

function requestOf(given: ReadonlyMap<string, string>): ErasureRequest {
  const [addresses, record, subjects] = [given.get('address'), given.get('record'), given.get('subjects')];
  if ([addresses, record, subjects].every((one) => one === undefined)) {
    throw new UsageError('Name ADDRESSes, --record or --subjects.');
  }
  return {
    dryRun: given.has('dry-run'),
    ...present({
      emailAddresses: addresses?.split('\n'),
      record: record === undefined ? undefined : toRecordRef(record),
      subjects: subjects === undefined ? undefined : readList(subjects),
    }),
  };
}

function waitForErasure({ api, screen }: GatewayCall, { id }: ErasureView): Promise<ErasureView> {
  const tell = changesOn(screen);
  return poll(async () => {
    const erasure = await api.call('GET /erasures/{id}', { path: { id } });
    if (!isOver(erasure)) tell({ erasure });
    if (erasure.progress !== null) screen.progress(`Erasing: ${erasure.progress.step}`, erasure.progress.pages);
    return erasure;
  }, isOver);
}

const isOver = ({ state }: ErasureView): boolean => state !== 'open';

function erasureResult(erasure: ErasureView): CommandResult {
  const { state, error } = erasure;
  const result: CommandResult = {
    sentences: [
      ...propertyLines({
        id: erasure.id,
        state: erasure.dryRun ? `${state} (counted only)` : state,
        'asked by': erasure.requestedBy,
        asked: momentText(erasure.requestedAt),
        finished: momentText(erasure.finishedAt),
        ...erasure.counts,
      }),
      ...erasure.holding.map(({ topic, until }) => `${topic} holds text until ${momentText(until)}.`),
    ],
    facts: { erasure },
  };
  if (state !== 'failed' && state !== 'stopped') return result;
  const message = error?.message ?? 'The erasure was stopped; what is erased stays erased.';
  return { ...result, failure: { exitCode: exitCodes.failed, code: error?.code ?? `erasure-${state}`, message } };
}

export const erasureCommands: CommandGroup = {
  name: 'erasures',
  summary: 'People of whom nothing is to be kept.',
  commands: [listErasures, showErasure, addErasure],
};
