import type { DeadLetterSelection } from '@foldwatch/feature-gateway';
import type { CommandGroup, CommandOption } from '../../command';
import { UsageError } from '../../command-problem';
import { gatewayCommand } from '../../gateway-command';
import { limitOf, limitOption, tabled } from '../../listing';
import { present } from '../../text/present';
import { propertyLines } from '../../text/table';
import { counted, momentText } from '../../text/words';

const narrowing: Readonly<Record<string, CommandOption>> = {
  group: { value: 'GROUP', means: 'Those that this group of consumers could not handle, such as writer.' },
  topic: { value: 'TOPIC', means: 'Those of this topic.' },
  code: { value: 'CODE', means: 'Those with this cause.' },
};

const listDeadLetters = gatewayCommand({
  name: 'dead-letters list',
  summary: 'Lists events that could not be handled.',
  explanation: 'The open ones, the last first.',
  options: {
    ...narrowing,
    state: { value: 'STATE', oneOf: ['open', 'replayed', 'discarded', 'all'], means: 'Else open.' },
    limit: limitOption,
  },
  run: (call) => {
    const state = call.given.get('state') ?? 'open';
    return tabled(call, 'GET /dead-letters', {
      input: { query: { ...selectionOf(call.given), ...(state !== 'all' && { state }) } },
      most: limitOf(call),
      noun: 'dead letter',
      columns: {
        DIED: (one) => momentText(one.diedAt),
        STATE: (one) => one.state,
        GROUP: (one) => one.group,
        TOPIC: (one) => one.topic,
        CODE: (one) => one.code,
        DEATHS: (one) => one.deaths,
        ID: (one) => one.id,
      },
    });
  },
});

const showDeadLetter = gatewayCommand({
  name: 'dead-letters show',
  summary: 'Shows one with its cause and what it says, without personal text.',
  explanation: 'Ids, numbers, times and kinds of the event are shown; subjects and names are not.',
  arguments: [{ name: 'id', means: 'Its id.' }],
  run: async ({ api, given }) => {
    const deadLetter = await api.call('GET /dead-letters/{id}', { path: { id: given.get('id') ?? '' } });
    const { payload, settlement, ...plain } = deadLetter;
    const settled = settlement === null ? undefined : `${settlement.as} at ${settlement.at} by ${settlement.by}`;
    return {
      sentences: [
        ...propertyLines({ ...plain, settled }),
        ...(payload === undefined ? [] : JSON.stringify(payload, undefined, 2).split('\n')),
      ],
      facts: { deadLetter },
    };
  },
});

const settling = (verb: 'replay' | 'discard', summary: string, explanation: string) =>
  gatewayCommand({
    name: `dead-letters ${verb}`,
    summary,
    explanation,
    arguments: [{ name: 'id', isOptional: true, means: 'One of them.' }],
    options: { ...narrowing, all: { means: 'All open ones.' } },
    run: async ({ api, given }) => {
      const id = given.get('id');
      const selection = selectionOf(given);
      const isNarrowed = given.has('all') || Object.keys(selection).length > 0;
      if ((id !== undefined) === isNarrowed) throw new UsageError('Name an ID, or --group, --topic, --code or --all.');
      if (id !== undefined) {
        const deadLetter = await api.call(`POST /dead-letters/{id}/${verb}`, { path: { id } });
        return { sentences: [`${deadLetter.id} is ${deadLetter.state}.`], facts: { deadLetter } };
      }
      const body: DeadLetterSelection = { ...selection, ...(given.has('all') && { all: true as const }) };
      const { settled, left } = await api.call(`POST /dead-letters/${verb}`, { body });
      return {
        sentences: [`${counted(settled, 'dead letter')} ${verb === 'replay' ? 'replayed' : 'discarded'}.`],
        facts: { settled, left },
        warnings: left === 0 ? [] : [`${counted(left, 'dead letter')} left open: there is nothing to deliver again.`],
      };
    },
  });

function selectionOf(given: ReadonlyMap<string, string>): Omit<DeadLetterSelection, 'all'> {
  return present({ group: given.get('group'), topic: given.get('topic'), code: given.get('code') });
}

export const deadLetterCommands: CommandGroup = {
  name: 'dead-letters',
  summary: 'Events that could not be handled.',
  commands: [
    listDeadLetters,
    showDeadLetter,
    settling('replay', 'Delivers them again.', 'After the cause is gone; what fails again comes back.'),
    settling('discard', 'Puts them away for good.', 'What they say is lost; a comparison may find the mail again.'),
  ],
};
