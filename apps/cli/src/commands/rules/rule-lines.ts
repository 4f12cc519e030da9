import type { FolderRuleView } from '@foldwatch/feature-gateway';
import { propertyLines } from '../../text/table';
import { counted, recordText } from '../../text/words';

export const ruleLines = (rule: FolderRuleView): readonly string[] =>
  propertyLines({
    folder: rule.folderPath ?? rule.folderId,
    id: rule.id,
    action: rule.includeSubfolders ? `${rule.action}, with sub-folders` : rule.action,
    record: recordText(rule.regarding),
    status: statusText(rule),
    tracked: counted(rule.trackedCount, 'message'),
    'there before': rule.existingCount === null ? undefined : existingText(rule),
    problem: rule.statusSentence,
    cure: rule.statusRemedy,
  });

export function statusText({ status, progress }: FolderRuleView): string {
  if (status !== 'backfilling' || progress === null) return status;
  return `${status} ${progress.done} of ${progress.total}`;
}

const existingText = ({ existing, existingCount, skippedCount }: FolderRuleView): string =>
  `${counted(existingCount ?? 0, 'message')}: ${existing}${(skippedCount ?? 0) > 0 ? `, ${skippedCount} left out` : ''}`;
