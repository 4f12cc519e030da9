import type { PutRecordRequest, PutRecordsView } from '@foldwatch/feature-gateway';
import type { CommandResult } from '../../command';
import { CommandProblem, Interrupted, UsageError } from '../../command-problem';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { csvRows, type CsvRow } from '../../text/csv';
import { present } from '../../text/present';
import { readInput } from '../../text/read-input';
import { tableLines } from '../../text/table';
import { counted } from '../../text/words';

const columns = ['table', 'id', 'name', 'emailAddresses', 'ownerId', 'state', 'parentAccountId'] as const;
const rowsACall = 2_000;

interface Line {
  readonly line: number;
  readonly record: PutRecordRequest;
}

type Counts = Record<'created' | 'updated' | 'unchanged' | 'erased', number>;

export const importRecords = gatewayCommand({
  name: 'records import',
  summary: 'Delivers records of the CRM from a CSV file.',
  explanation: `The first line of the file names its columns:

  table,id,name,emailAddresses,ownerId,state,parentAccountId
  account,a-fabrikam,Fabrikam,office@fabrikam.example;info@fabrikam.example,,,

Addresses are separated by semicolons, commas or spaces. --table stands for a
column "table" that is not there. A record is delivered as a whole: what the
file leaves out, it does not have. The same call may be made again. --dry-run
counts what the file holds and changes nothing.`,
  arguments: [{ name: 'file', means: 'The CSV file; "-" is standard input.' }],
  options: {
    table: { value: 'TABLE', means: 'What the records are where the file does not say so, such as contact.' },
    'dry-run': { means: 'Reads the file only.' },
  },
  run: async (call) => {
    const { given } = call;
    const rows = csvRows(await readInput(given.get('file') ?? ''), columns);
    const lines = rows.map((row) => ({ line: row.line, record: recordOf(row, given.get('table')) }));
    return given.has('dry-run') ? preview(lines) : deliver(call, lines);
  },
});

function recordOf({ line, values }: CsvRow<(typeof columns)[number]>, otherwise: string | undefined): PutRecordRequest {
  const [table, id, name] = [values.get('table') ?? otherwise, values.get('id'), values.get('name')];
  if (table === undefined || id === undefined || name === undefined) {
    throw new UsageError(`Line ${line} lacks table, id or name; nothing was sent.`);
  }
  return {
    table,
    id,
    name,
    emailAddresses: (values.get('emailAddresses') ?? '').split(/[\s,;|]+/).filter((address) => address !== ''),
    ...present({
      ownerId: values.get('ownerId'),
      state: stateOf(line, values.get('state')),
      parentAccountId: values.get('parentAccountId'),
    }),
  };
}

function stateOf(line: number, text: string | undefined): PutRecordRequest['state'] | undefined {
  if (text === undefined || text === 'active' || text === 'inactive') return text;
  throw new UsageError(`The state in line ${line} is neither active nor inactive; nothing was sent.`);
}

function preview(lines: readonly Line[]): CommandResult {
  const byTable = Map.groupBy(lines, ({ record }) => record.table);
  const tables = [...byTable].map(([table, of]) => ({
    table,
    records: of.length,
    addresses: of.reduce((sum, { record }) => sum + record.emailAddresses.length, 0),
  }));
  return {
    sentences: [
      ...tableLines(
        ['TABLE', 'RECORDS', 'ADDRESSES'],
        tables.map(({ table, records, addresses }) => [table, records, addresses]),
      ),
      `${counted(lines.length, 'record')}; nothing was sent.`,
    ],
    facts: { dryRun: true, records: lines.length, tables },
  };
}

/** Call after call: who interrupts, or is refused in the middle, is told how many are delivered. */
async function deliver(call: GatewayCall, lines: readonly Line[]): Promise<CommandResult> {
  const counts: Counts = { created: 0, updated: 0, unchanged: 0, erased: 0 };
  const interrupted = call.onInterrupt();
  for (let from = 0; from < lines.length; from += rowsACall) {
    if (interrupted.aborted) throw new Interrupted();
    call.screen.progress('Delivering records', from, lines.length);
    add(counts, await deliverPart(call, lines, from));
  }
  call.screen.progress('Delivering records', lines.length, lines.length);
  const { created, updated, unchanged, erased } = counts;
  const put = `${created} created, ${updated} updated, ${unchanged} unchanged`;
  return {
    sentences: [`Of ${counted(lines.length, 'record')}: ${put}${erased > 0 ? `, ${erased} left out as erased` : ''}.`],
    facts: { records: lines.length, ...counts },
  };
}

function add(counts: Counts, { created, updated, unchanged, erased = 0 }: PutRecordsView): void {
  counts.created += created;
  counts.updated += updated;
  counts.unchanged += unchanged;
  counts.erased += erased;
}

async function deliverPart({ api }: GatewayCall, lines: readonly Line[], from: number): Promise<PutRecordsView> {
  const part = lines.slice(from, from + rowsACall);
  try {
    return await api.call('PUT /records', { body: part.map(({ record }) => record) });
  } catch (error) {
    if (!(error instanceof CommandProblem)) throw error;
    const message = error.message.replace(/\[(\d+)\]\./g, (_, at: string) => `line ${part[Number(at)]?.line}, `);
    const delivered = from === 0 ? '' : ` ${from} records are delivered already.`;
    throw new CommandProblem(error.exitCode, error.code, `${message}${delivered}`, { cause: error });
  }
}
