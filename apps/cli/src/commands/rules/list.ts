import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { tableLines } from '../../text/table';
import { counted, recordText } from '../../text/words';
import { findRule, ruleArgument } from './find-rule';
import { ruleLines, statusText } from './rule-lines';

export const listRules = gatewayCommand({
  name: 'rules list',
  summary: 'Lists the rules of a mailbox with their status.',
  explanation: 'Of a rule that is disabled or in error "rules show" says why, and what to do.',
  arguments: [mailboxArgument],
  run: async ({ api, given }) => {
    const { id } = await namedMailbox({ api, given });
    const items = await api.list('GET /mailboxes/{id}/folder-rules', { path: { id } });
    const rows = items.map((rule) => [
      rule.folderPath ?? rule.folderId,
      rule.action,
      statusText(rule),
      rule.trackedCount,
      recordText(rule.regarding),
      rule.id,
    ]);
    return {
      sentences: [
        ...tableLines(['FOLDER', 'ACTION', 'STATUS', 'TRACKED', 'RECORD', 'ID'], rows),
        `${counted(items.length, 'rule')}.`,
      ],
      facts: { items },
    };
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
