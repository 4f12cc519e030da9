import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { tabled } from '../../listing';
import { recordText } from '../../text/words';
import { findRule, ruleArgument } from './find-rule';
import { ruleLines, statusText } from './rule-lines';

export const listRules = gatewayCommand({
  name: 'rules list',
  summary: 'Lists the rules of a mailbox with their status.',
  explanation: 'Of a rule that is disabled or in error "rules show" says why, and what to do.',
  arguments: [mailboxArgument],
  run: async (call) => {
    const { id } = await namedMailbox(call);
    return tabled(call, 'GET /mailboxes/{id}/folder-rules', {
      input: { path: { id } },
      noun: 'rule',
      columns: {
        FOLDER: (rule) => rule.folderPath ?? rule.folderId,
        ACTION: (rule) => rule.action,
        STATUS: statusText,
        TRACKED: (rule) => rule.trackedCount,
        RECORD: (rule) => recordText(rule.regarding),
        ID: (rule) => rule.id,
      },
    });
  },
});

export const showRule = gatewayCommand({
  name: 'rules show',
  summary: 'Shows one rule, and what is wrong with it.',
  explanation: 'With how much it has tracked, and what was there before it.',
  arguments: [mailboxArgument, ruleArgument],
  run: async ({ api, given }) => {
    const { id } = await namedMailbox({ api, given });
    const rule = await findRule(api, id, given.get('rule') ?? '');
    return { sentences: ruleLines(rule), facts: { rule } };
  },
});
