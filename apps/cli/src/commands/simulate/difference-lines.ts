import type { SimulatedDecisionView, SimulationDifferenceView } from '@foldwatch/feature-gateway';
import { checkLines } from '../../text/check-lines';
import { momentText } from '../../text/words';

interface Shown {
  readonly isTraced: boolean;
  readonly address: string | undefined;
}

/** One message with both decisions. */
export function differenceLines(one: SimulationDifferenceView, { isTraced, address }: Shown): readonly string[] {
  const { kind, receivedAt, folderPath, folderId, subject, messageId, now, proposed } = one;
  const mail = [momentText(receivedAt), address ?? one.mailboxId, folderPath ?? folderId, subject ?? messageId];
  return [
    `${kind ?? 'as now'}: ${mail.filter((text) => text !== undefined && text !== null).join('  ')}`,
    ...decisionLines('now', now, isTraced),
    ...(kind === null ? [] : decisionLines('then', proposed, isTraced)),
  ];
}

function decisionLines(when: string, decision: SimulatedDecisionView, isTraced: boolean): readonly string[] {
  const { verdict, sentence, creates, checks } = decision;
  const line = `  ${when}: ${verdict}. ${sentence}${creates === null ? '' : ` Makes a ${creates}.`}`;
  return isTraced ? [line, ...checkLines(checks).map((check) => `  ${check}`)] : [line];
}
