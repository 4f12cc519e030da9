import type { ChangeFolderRuleRequest, FolderRuleView } from '@foldwatch/feature-gateway';
import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { UsageError } from '../../command-problem';
import { changed, gatewayCommand, type GatewayCall } from '../../gateway-command';
import { toRecordRef } from '../../text/record-ref';
import { counted } from '../../text/words';
import { findRule, ruleArgument } from './find-rule';
import { regardingOption } from './regarding';
import { ruleLines } from './rule-lines';

export const changeRule = gatewayCommand({
  name: 'rules change',
  summary: 'Changes which record the mail of a folder is about, or whether sub-folders count.',
  explanation: `Where the rule has tracked mail already you are told how much, and asked for
--existing: to keep its record or to relink it. What a person set by hand stays.`,
  arguments: [mailboxArgument, ruleArgument],
  options: {
    regarding: { ...regardingOption, means: `${regardingOption.means} "none" takes it away.` },
    existing: { value: 'CHOICE', oneOf: ['keep', 'relink'], means: 'What becomes of mail that it tracked already.' },
    'include-subfolders': { value: 'on|off', oneOf: ['on', 'off'], means: 'Whether its sub-folders count.' },
  },
  run: async (call) => {
    const { id } = await namedMailbox(call);
    const rule = await findRule(call.api, id, call.given.get('rule') ?? '');
    return save(call, rule, requestOf(call, rule));
  },
});

function requestOf({ given, screen }: GatewayCall, rule: FolderRuleView): ChangeFolderRuleRequest {
  const [regarding, subfolders] = [given.get('regarding'), given.get('include-subfolders')];
  if (regarding === undefined && subfolders === undefined) {
    throw new UsageError('Nothing is to be changed: say --regarding or --include-subfolders.');
  }
  const includeSubfolders = subfolders !== undefined && { includeSubfolders: subfolders === 'on' };
  if (regarding === undefined) return { ...includeSubfolders };
  const existing = chosen(given.get('existing'), rule);
  screen.note(
    `${counted(rule.trackedCount, 'message')} tracked by it: to be ${existing === 'keep' ? 'kept' : 'relinked'}.`,
  );
  return { ...includeSubfolders, existing, regarding: regarding === 'none' ? null : toRecordRef(regarding) };
}

function chosen(given: string | undefined, { trackedCount }: FolderRuleView): 'keep' | 'relink' {
  if (given === 'keep' || given === 'relink') return given;
  if (trackedCount === 0) return 'keep';
  throw new UsageError(
    `The rule has tracked ${counted(trackedCount, 'message')}. Say "--existing keep" to leave their record, or "--existing relink".`,
  );
}

async function save({ api }: GatewayCall, { id: ruleId, mailboxId }: FolderRuleView, body: ChangeFolderRuleRequest) {
  const path = { id: mailboxId, ruleId };
  const answer = await api.call('PATCH /mailboxes/{id}/folder-rules/{ruleId}', { path, body });
  return changed(answer, (rule) => ({ sentences: ruleLines(rule), facts: { rule } }));
}

const pausing = (name: string, paused: boolean, summary: string) =>
  gatewayCommand({
    name,
    summary,
    explanation: 'Nothing is lost: what comes while a rule is paused is read when it is resumed.',
    arguments: [mailboxArgument, ruleArgument],
    run: async (call) => {
      const { id } = await namedMailbox(call);
      return save(call, await findRule(call.api, id, call.given.get('rule') ?? ''), { paused });
    },
  });

export const pauseRule = pausing('rules pause', true, 'Stops reading the folders of a rule.');
export const resumeRule = pausing('rules resume', false, 'Reads the folders of a paused rule again.');
