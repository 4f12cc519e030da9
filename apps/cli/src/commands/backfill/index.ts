import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { jobFailure, waitForJob } from '../../api/wait-for-job';
import type { CommandGroup } from '../../command';
import { gatewayCommand, type GatewayCall } from '../../gateway-command';
import { tableLines } from '../../text/table';
import { findRule, ruleArgument } from '../rules/find-rule';
import { statusText } from '../rules/rule-lines';
import { watchBackfill } from './watch';

const showBackfill = gatewayCommand({
  name: 'backfill show',
  summary: 'Shows how far the rules of a mailbox are with the mail that was there.',
  explanation: 'With --watch it waits until all of them are done, and shows how far they are.',
  arguments: [mailboxArgument, { ...ruleArgument, isOptional: true }],
  options: { watch: { means: 'Waits until it is done.' } },
  run: async (call) => {
    const rules = await rulesOf(call);
    const items = call.given.has('watch') ? await allWatched(call, rules) : rules;
    const rows = items.map((rule) => [
      rule.folderPath ?? rule.folderId,
      statusText(rule),
      rule.existingCount,
      rule.trackedCount,
      rule.skippedCount,
    ]);
    const sentences = tableLines(['FOLDER', 'STATUS', 'THERE BEFORE', 'TRACKED', 'LEFT OUT'], rows);
    return { sentences: sentences.length === 0 ? ['The mailbox has no rule.'] : sentences, facts: { items } };
  },
});

async function rulesOf({ api, given }: GatewayCall) {
  const { id } = await namedMailbox({ api, given });
  const named = given.get('rule');
  if (named !== undefined) return [await findRule(api, id, named)];
  return api.list('GET /mailboxes/{id}/folder-rules', { path: { id } });
}

async function allWatched(call: GatewayCall, rules: Awaited<ReturnType<typeof rulesOf>>) {
  const watched: (typeof rules)[number][] = [];
  for (const rule of rules) watched.push(await watchBackfill(call, rule));
  return watched;
}

const stopBackfill = gatewayCommand({
  name: 'backfill stop',
  summary: 'Leaves out what is still to be read of the mail that was there.',
  explanation: 'What was recorded stays, and new mail is tracked as before.',
  arguments: [mailboxArgument, ruleArgument],
  run: async (call) => {
    const { api, given } = call;
    const { id } = await namedMailbox({ api, given });
    const { id: ruleId, folderPath } = await findRule(api, id, given.get('rule') ?? '');
    const path = { id, ruleId };
    const { jobId } = await api.call('POST /mailboxes/{id}/folder-rules/{ruleId}/stop-backfill', { path });
    const job = await waitForJob(call, jobId, 'Stopping');
    const failure = jobFailure(job);
    if (failure !== undefined) return { sentences: [], facts: { job }, failure };
    return { sentences: [`The backfill of ${folderPath ?? ruleId} is stopped.`], facts: { job } };
  },
});

export const backfillCommands: CommandGroup = {
  name: 'backfill',
  summary: 'How far mail that was there before a rule is recorded.',
  commands: [showBackfill, stopBackfill],
};
