import type { DecisionView } from '@foldwatch/feature-gateway';
import { checkLines } from '../../text/check-lines';
import { momentText, recordText } from '../../text/words';

export function decisionLines(decision: DecisionView, address = decision.mailboxId): readonly string[] {
  const { decidedAt, folderPath, folderId, verdict, reason, sentence, remedy, subject, sender, rule } = decision;
  const record = recordText(rule?.regarding);
  const mail = [subject, sender?.address].filter((text) => text !== null && text !== undefined && text !== '');
  return [
    `${momentText(decidedAt)}  ${address}  ${folderPath ?? folderId}  ${verdict} (${reason})`,
    ...(mail.length === 0 ? [] : [`  ${mail.join(', from ')}`]),
    `  ${sentence}${record === undefined ? '' : ` Record: ${record}.`}`,
    ...checkLines(decision.checks),
    `  → ${remedy}`,
  ];
}
