import type {
  ChangeOptionsRequest,
  MailboxOptionsView,
  OrganizationSettingsRequest,
  OrganizationView,
} from '@foldwatch/feature-gateway';
import { findMailbox, mailboxOption } from '../api/find-mailbox';
import type { GatewayApi } from '../api/gateway-api';
import type { CommandGroup, CommandResult } from '../command';
import { UsageError } from '../command-problem';
import { changed, gatewayCommand, type GatewayCall } from '../gateway-command';
import { readAssignments } from '../text/assignments';
import { propertyLines, tableLines } from '../text/table';
import { counted } from '../text/words';

const showOptions = gatewayCommand({
  name: 'options show',
  summary: 'Shows the options of a mailbox and where each comes from, or those of the organization.',
  explanation: `Of a mailbox: what holds, which layer said so, and what the mailbox itself says.
"locked" options are fixed by a layer above.`,
  options: { mailbox: { ...mailboxOption, means: 'The mailbox; without it the organization.' } },
  run: async ({ api, given }) => {
    const named = given.get('mailbox');
    if (named === undefined) return organizationResult(await api.call('GET /organization', {}));
    const { id } = await findMailbox(api, named);
    return mailboxResult(await api.call('GET /mailboxes/{id}/options', { path: { id } }));
  },
});

const setOptions = gatewayCommand({
  name: 'options set',
  summary: 'Changes options of a mailbox, or of the organization.',
  explanation: `An empty value leaves the option of a mailbox to the layers above. Switches are
on or off; lists are separated by commas.`,
  examples: ['options set track=replies create= --mailbox erin@contoso.example', 'options set maxFolderRules=30'],
  arguments: [{ name: 'name=value', isMany: true, means: 'The options that change; the others stay.' }],
  options: {
    mailbox: { ...mailboxOption, means: 'The mailbox; without it the organization.' },
    'delete-old': { means: 'Deletes what would not be kept any more; else you are told how much that is.' },
  },
  run: async (call) => {
    const words = (call.given.get('name=value') ?? '').split('\n');
    const named = call.given.get('mailbox');
    return named === undefined ? setOfOrganization(call, words) : setOfMailbox(call, named, words);
  },
});

async function setOfOrganization({ api, given }: GatewayCall, words: readonly string[]): Promise<CommandResult> {
  const before = await api.call('GET /organization', {});
  const body = readAssignments(words, new Map(Object.entries(before)));
  if (!given.has('delete-old')) await demandNothingOld(api, body);
  return changed(await api.call('PUT /organization', { body }), organizationResult);
}

/** What keeping for a shorter time would delete is told before, and deleted only when that is said. */
async function demandNothingOld(api: GatewayApi, body: OrganizationSettingsRequest): Promise<void> {
  if (body.activityRetentionDays === undefined && body.decisionRetentionDays === undefined) return;
  const { activities, decisions } = await api.call('POST /organization/preview', { body });
  if (activities + decisions === 0) return;
  const what = `${counted(activities, 'activity', 'activities')} and ${counted(decisions, 'decision')}`;
  throw new UsageError(`This deletes ${what} that are older. Say --delete-old to have it so.`);
}

/** The API takes all that the mailbox says; what is not named would be left to the layers above. */
async function setOfMailbox({ api }: GatewayCall, named: string, words: readonly string[]): Promise<CommandResult> {
  const { id } = await findMailbox(api, named);
  const before = Object.entries(await api.call('GET /mailboxes/{id}/options', { path: { id } }));
  const said = before.flatMap(([name, { value }]) => (value === null ? [] : [[name, value] as const]));
  const examples = new Map(before.map(([name, { effective }]) => [name, effective]));
  const body: ChangeOptionsRequest = { ...Object.fromEntries(said), ...readAssignments(words, examples) };
  return changed(await api.call('PUT /mailboxes/{id}/options', { path: { id }, body }), mailboxResult);
}

function mailboxResult(options: MailboxOptionsView): CommandResult {
  const rows = Object.entries(options).map(([name, { effective, source, value, lockedBy, capped }]) => [
    name,
    valueText(effective),
    source,
    value === null ? undefined : valueText(value),
    lockedBy === null ? (capped ? 'capped' : undefined) : `locked by ${lockedBy}`,
  ]);
  return { sentences: tableLines(['OPTION', 'HOLDS', 'SAID BY', 'MAILBOX SAYS', 'NOTE'], rows), facts: { options } };
}

const organizationResult = (organization: OrganizationView): CommandResult => ({
  sentences: propertyLines(
    Object.fromEntries(Object.entries(organization).map(([name, value]) => [name, valueText(value)])),
  ),
  facts: { organization },
});

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return Array.isArray(value) ? value.join(',') || '(none)' : String(value);
}

export const optionCommands: CommandGroup = {
  name: 'options',
  summary: 'How mail is tracked, by mailbox or for the organization.',
  commands: [showOptions, setOptions],
};
