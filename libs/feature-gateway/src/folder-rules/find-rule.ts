import type { FolderRule, RuleId } from '@foldwatch/domain';
import type { MailboxConfig } from '@foldwatch/ports';
import { UnknownResource } from '../http/refusal';

export function findRule({ rules }: MailboxConfig, ruleId: RuleId): FolderRule {
  const rule = rules.find(({ id }) => id === ruleId);
  if (rule === undefined) throw new UnknownResource('unknown-folder-rule', 'The mailbox has no such rule.');
  return rule;
}
