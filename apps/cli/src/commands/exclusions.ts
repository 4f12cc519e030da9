import type { ExclusionRequest, ExclusionView } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import type { CommandGroup } from '../command';
import { UsageError } from '../command-problem';
import { changed, gatewayCommand, type GatewayCall } from '../gateway-command';
import { perhaps } from '../reading/nearest';
import { present } from '../text/present';
import { tableLines } from '../text/table';
import { counted } from '../text/words';

type Kind = ExclusionRequest['kind'];
type Effect = NonNullable<ExclusionRequest['effect']>;
type Place = NonNullable<ExclusionRequest['where']>[number];

const kinds = [
  'address',
  'domain',
  'subject-words',
  'private-item',
  'bulk',
  'automatic',
  'internal',
] as const satisfies readonly Kind[];
const effects = ['skip', 'ignore-party', 'block'] as const satisfies readonly Effect[];
const places = ['from', 'to', 'cc'] as const satisfies readonly Place[];

const scope = { mailbox: { ...mailboxOption, means: 'Those of this mailbox; without it the organization’s.' } };

/** The mailbox that is meant, or the organization. */
async function scopeOf({ api, given }: GatewayCall): Promise<{ readonly id: string } | undefined> {
  const named = given.get('mailbox');
  return named === undefined ? undefined : { id: (await findMailbox(api, named)).id };
}

const listExclusions = gatewayCommand({
  name: 'exclusions list',
  summary: 'Lists what is left out of tracking, with how often it held.',
  explanation: 'Hits are counted as far back as decisions are kept.',
  options: scope,
  run: async (call) => {
    const path = await scopeOf(call);
    const items =
      path === undefined
        ? await call.api.list('GET /exclusions', {})
        : await call.api.list('GET /mailboxes/{id}/exclusions', { path });
    return { sentences: [...exclusionTable(items), `${counted(items.length, 'exclusion')}.`], facts: { items } };
  },
});

const addExclusion = gatewayCommand({
  name: 'exclusions add',
  summary: 'Leaves mail out of tracking.',
  explanation: `Address, domain and subject-words need a value, the other kinds take none.
Mail in tracked folders is left out by private-item and by a block alone.`,
  examples: ['exclusions add domain newsletter.example', 'exclusions add bulk --mailbox erin@contoso.example'],
  arguments: [
    { name: 'kind', means: `One of ${kinds.join(', ')}.` },
    { name: 'value', isOptional: true, means: 'The address, the domain or the words.' },
  ],
  options: {
    effect: { value: 'EFFECT', oneOf: effects, means: 'What it does, else skip.' },
    where: { value: 'PLACES', means: 'Where it looks: from, to, cc, separated by commas; else all.' },
    ...scope,
  },
  run: async (call) => {
    const body = requestOf(call.given);
    const path = await scopeOf(call);
    const answer =
      path === undefined
        ? await call.api.call('POST /exclusions', { body })
        : await call.api.call('POST /mailboxes/{id}/exclusions', { path, body });
    return changed(answer, (exclusion) => ({ sentences: exclusionTable([exclusion]), facts: { exclusion } }));
  },
});

function requestOf(given: ReadonlyMap<string, string>): ExclusionRequest {
  const kind = kinds.find((one) => one === given.get('kind'));
  if (kind === undefined) {
    throw new UsageError(`KIND is one of ${kinds.join(', ')}.${perhaps(given.get('kind') ?? '', kinds)}`);
  }
  const [value, effect] = [given.get('value'), effects.find((one) => one === given.get('effect'))];
  const where = given.get('where')?.split(',').map(toPlace);
  return { kind, ...present({ value, effect, where }) };
}

function toPlace(text: string): Place {
  const place = places.find((one) => one === text.trim());
  if (place === undefined) throw new UsageError(`--where takes ${places.join(', ')}, separated by commas.`);
  return place;
}

const removeExclusion = gatewayCommand({
  name: 'exclusions remove',
  summary: 'Takes an exclusion away.',
  explanation: 'Mail that it left out so far is not looked at again.',
  arguments: [{ name: 'id', means: 'Its id, as "exclusions list" shows it.' }],
  options: scope,
  run: async (call) => {
    const exclusionId = call.given.get('id') ?? '';
    const path = await scopeOf(call);
    const answer =
      path === undefined
        ? await call.api.call('DELETE /exclusions/{exclusionId}', { path: { exclusionId } })
        : await call.api.call('DELETE /mailboxes/{id}/exclusions/{exclusionId}', { path: { ...path, exclusionId } });
    return changed(answer, (exclusion) => ({
      sentences: [`Removed ${exclusion.kind}${exclusion.value === null ? '' : ` ${exclusion.value}`}.`],
      facts: { exclusion },
    }));
  },
});

const exclusionTable = (items: readonly ExclusionView[]): readonly string[] =>
  tableLines(
    ['KIND', 'VALUE', 'EFFECT', 'WHERE', 'HITS', 'ID'],
    items.map(({ kind, value, effect, where, hits, id }) => [kind, value, effect, where.join(','), hits, id]),
  );

export const exclusionCommands: CommandGroup = {
  name: 'exclusions',
  summary: 'What is left out of tracking.',
  commands: [listExclusions, addExclusion, removeExclusion],
};
