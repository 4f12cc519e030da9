import type { AuditPage } from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import { gatewayCommand } from '../gateway-command';
import { limitOf, limitOption, listed } from '../listing';
import { changeLines } from '../text/change-lines';
import { toMoment } from '../text/moment';
import { counted, momentText } from '../text/words';

export const auditCommand = gatewayCommand({
  name: 'audit',
  summary: 'Says who changed what, or looked at whose mail, the newest first.',
  explanation: 'Every change that was asked for, also those refused; or every look at mail.',
  examples: [
    'audit --since 7d --by omar',
    'audit --looks --mailbox erin@contoso.example',
    'audit --json-lines > audit.jsonl',
  ],
  options: {
    looks: { means: 'Who opened or searched mail of mailboxes that are not theirs.' },
    by: { value: 'NAME', means: 'What this person or script did.' },
    what: { value: 'OPERATION', means: 'This alone, such as changeOrganization.' },
    mailbox: { ...mailboxOption, means: 'What concerns this mailbox.' },
    since: { value: 'TIME', means: 'Since a date, or so long ago, such as 7d.' },
    limit: limitOption,
  },
  run: async (call) => {
    const { given } = call;
    const named = given.get('mailbox');
    const mailboxId = named === undefined ? undefined : (await findMailbox(call.api, named)).id;
    const kind = given.has('looks') ? ('look' as const) : undefined;
    const query = { kind, by: given.get('by'), what: given.get('what'), mailboxId, since: toMoment(given, 'since') };
    const { items, more } = await listed(call, 'GET /audit', { input: { query }, most: limitOf(call) });
    const count = `${counted(items.length, kind ?? 'change')}${more ? '; there are more, see --limit' : ''}.`;
    return { sentences: [...items.flatMap(entryLines), count], facts: call.screen.isOfLines ? {} : { items, more } };
  },
});

function entryLines({ at, by, what, resource, outcome, code, changes }: AuditPage['items'][number]): readonly string[] {
  const end = outcome === 'done' ? '' : `  ${outcome}${code === null ? '' : ` (${code})`}`;
  return [
    `${momentText(at)}  ${by.name} (${by.kind})  ${what}  ${resource}${end}`,
    ...changeLines(changes).map((line) => `  ${line}`),
  ];
}
