import type { RecordDetailView } from '@foldwatch/feature-gateway';
import type { CommandArgument, CommandGroup } from '../../command';
import { gatewayCommand } from '../../gateway-command';
import { limitOf, limitOption, tabled } from '../../listing';
import { toRecordRef } from '../../text/record-ref';
import { propertyLines } from '../../text/table';
import { momentText, recordText } from '../../text/words';
import { importRecords } from './import';

const recordArgument: CommandArgument = { name: 'record', means: 'A TABLE/ID, such as account/a-fabrikam.' };

const listRecords = gatewayCommand({
  name: 'records list',
  summary: 'Lists records by table, address or beginnings of words of their names.',
  explanation: 'Records of the CRM, and those that Foldwatch made.',
  examples: ['records list --table account --words fab', 'records list --address bea@fabrikam.example'],
  options: {
    table: { value: 'TABLE', means: 'Those of this table.' },
    address: { value: 'ADDRESS', means: 'Those that have this address.' },
    words: { value: 'WORDS', means: 'Those whose name has words that begin like this.' },
    limit: limitOption,
  },
  run: (call) =>
    tabled(call, 'GET /records', {
      input: {
        query: { table: call.given.get('table'), email: call.given.get('address'), q: call.given.get('words') },
      },
      most: limitOf(call),
      noun: 'record',
      columns: {
        RECORD: ({ table, id }) => `${table}/${id}`,
        NAME: (record) => record.name,
        STATE: (record) => record.state,
        OWNER: (record) => record.ownerId,
        ADDRESSES: (record) => record.emailAddresses.join(', '),
      },
    }),
});

const showRecord = gatewayCommand({
  name: 'records show',
  summary: 'Shows one record, with its owner and its account.',
  explanation: '"activities list --record" lists the mail about it.',
  arguments: [recordArgument],
  run: async ({ api, given }) => {
    const record = await api.call('GET /records/{table}/{id}', { path: toRecordRef(given.get('record') ?? '') });
    return { sentences: recordLines(record), facts: { record } };
  },
});

const removeRecord = gatewayCommand({
  name: 'records remove',
  summary: 'Takes a record away; mail keeps what it is about.',
  explanation: 'What is delivered again is there again.',
  arguments: [recordArgument],
  run: async ({ api, given }) => {
    const path = toRecordRef(given.get('record') ?? '');
    await api.call('DELETE /records/{table}/{id}', { path });
    return { sentences: [`${path.table}/${path.id} is removed.`], facts: { record: path } };
  },
});

const recordLines = (record: RecordDetailView): readonly string[] =>
  propertyLines({
    record: `${record.table}/${record.id}`,
    name: record.name,
    state: record.state,
    addresses: record.emailAddresses.join(', '),
    owner: recordText(record.owner) ?? record.ownerId,
    account: recordText(record.parentAccount) ?? record.parentAccountId,
    'merged into': recordText(record.mergedInto),
    from: record.origin,
    modified: momentText(record.modifiedAt),
  });

export const recordCommands: CommandGroup = {
  name: 'records',
  summary: 'The records that mail is about.',
  commands: [listRecords, showRecord, importRecords, removeRecord],
};
