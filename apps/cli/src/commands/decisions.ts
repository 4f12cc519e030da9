import type { DecisionView } from '@foldwatch/feature-gateway';
import { addressesOf, findMailbox, mailboxOption } from '../api/find-mailbox';
import { jobFailure, waitForJob } from '../api/wait-for-job';
import type { CommandGroup } from '../command';
import { gatewayCommand } from '../gateway-command';
import { limitOf, limitOption, listed } from '../listing';
import { toMoment } from '../text/moment';
import { toRecordRef } from '../text/record-ref';
import { counted } from '../text/words';
import { decisionLines } from './why/decision-lines';

const verdicts = ['track', 'skip', 'noted'] as const satisfies readonly DecisionView['verdict'][];

const listDecisions = gatewayCommand({
  name: 'decisions list',
  summary: 'Lists what was decided about mail, the last first.',
  explanation: `Subjects of mail that is not tracked are told to the owner of the mailbox alone.
Of one message "why" says more.`,
  examples: [
    'decisions list --verdict skip --mailbox erin@contoso.example',
    'decisions list --reason unknown-sender --since 7d --json-lines | jq -r .sender.address',
  ],
  options: {
    mailbox: { ...mailboxOption, means: 'Those of this mailbox.' },
    verdict: { value: 'VERDICT', oneOf: verdicts, means: 'Those that came out so.' },
    reason: { value: 'CODE', means: 'Those for this reason; docs/reasons.md has them all.' },
    address: { value: 'ADDRESS', means: 'About mail of this sender.' },
    since: { value: 'TIME', means: 'Since a date, or so long ago, such as 12h.' },
    limit: limitOption,
  },
  run: async (call) => {
    const { api, given, screen } = call;
    const named = given.get('mailbox');
    const query = {
      mailboxId: named === undefined ? undefined : (await findMailbox(api, named)).id,
      verdict: given.get('verdict'),
      reason: given.get('reason'),
      address: given.get('address'),
      since: toMoment(given, 'since'),
    };
    const { items, more } = await listed(call, 'GET /decisions', { input: { query }, most: limitOf(call) });
    const addresses = await addressesOf(
      api,
      items.map(({ mailboxId }) => mailboxId),
    );
    const lines = items.flatMap((decision) => decisionLines(decision, addresses.get(decision.mailboxId)));
    const count = `${counted(items.length, 'decision')}${more ? '; there are more, see --limit' : ''}.`;
    return { sentences: [...lines, count], facts: screen.isOfLines ? {} : { items, more } };
  },
});

const recordNow = gatewayCommand({
  name: 'decisions record-now',
  summary: 'Has a message recorded that was seen and not recorded.',
  explanation: `Whatever the rules say of it. It is about the --record, else what the rule of its
folder, or the mail that it belongs to, gives.`,
  examples: ['decisions record-now 019ab3 --record account/a-fabrikam'],
  arguments: [{ name: 'id', means: 'The id of the decision, as --json shows it.' }],
  options: { record: { value: 'TABLE/ID', means: 'The record that it is about.' } },
  run: async (call) => {
    const { api, given } = call;
    const record = given.get('record');
    const body = record === undefined ? {} : { regarding: toRecordRef(record) };
    const recorded = await api.call('POST /decisions/{id}/record-now', { path: { id: given.get('id') ?? '' }, body });
    const { outcome, activityId, jobId } = recorded;
    if (jobId === null || outcome !== 'under-way') {
      return {
        sentences: [`${outcome === 'recorded' ? 'Recorded' : 'Recorded already'} as ${activityId}.`],
        facts: { recorded },
      };
    }
    const failure = jobFailure(await waitForJob(call, jobId, 'Recording'));
    return failure === undefined
      ? { sentences: [`Recorded as ${activityId}.`], facts: { recorded } }
      : { sentences: [], facts: { recorded }, failure };
  },
});

export const decisionCommands: CommandGroup = {
  name: 'decisions',
  summary: 'What was decided about mail.',
  commands: [listDecisions, recordNow],
};
