import type { FolderRuleView } from '@foldwatch/feature-gateway';
import type { GatewayApi } from '../../api/gateway-api';
import type { CommandArgument } from '../../command';
import { CommandProblem } from '../../command-problem';
import { exitCodes } from '../../exit-codes';

export const ruleArgument: CommandArgument = { name: 'rule', means: 'The id of the rule, or the path of its folder.' };

export async function findRule(api: GatewayApi, mailboxId: string, named: string): Promise<FolderRuleView> {
  const rules = await api.list('GET /mailboxes/{id}/folder-rules', { path: { id: mailboxId } });
  const rule = rules.find(({ id, folderPath }) => id === named || folderPath === named);
  if (rule !== undefined) return rule;
  const message = `The mailbox has no rule ${named}. "foldwatch rules list" shows those that there are.`;
  throw new CommandProblem(exitCodes.notFound, 'unknown-rule', message);
}
