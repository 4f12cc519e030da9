import { mailboxArgument, namedMailbox } from '../../api/find-mailbox';
import { gatewayCommand } from '../../gateway-command';
import { counted } from '../../text/words';
import { findRule, ruleArgument } from './find-rule';

export const removeRule = gatewayCommand({
  name: 'rules remove',
  summary: 'Removes a rule; what it tracked stays recorded.',
  explanation: 'New mail of the folder is not tracked any more.',
  arguments: [mailboxArgument, ruleArgument],
  run: async ({ api, given, screen }) => {
    const { id } = await namedMailbox({ api, given });
    const { id: ruleId, trackedCount } = await findRule(api, id, given.get('rule') ?? '');
    screen.note(`${counted(trackedCount, 'message')} tracked by it: to stay recorded.`);
    const rule = await api.call('DELETE /mailboxes/{id}/folder-rules/{ruleId}', { path: { id, ruleId } });
    return { sentences: [`The rule of ${rule.folderPath ?? rule.folderId} is removed.`], facts: { rule } };
  },
});
