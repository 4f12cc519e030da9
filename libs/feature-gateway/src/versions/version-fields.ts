import { optionFields, ruleFields, settingsFields, teamFields, type Fields } from '@foldwatch/domain';
import type { VersionContent } from '@foldwatch/ports';

/** What a version says, field by field; nothing of what was removed. */
export function versionFields(content: VersionContent): Fields {
  switch (content.kind) {
    case 'organization':
      return settingsFields(content.settings);
    case 'team':
      return teamFields(content.team);
    case 'mailbox':
      return optionFields(content);
    case 'folder-rule':
      return ruleFields(content.rule);
    case 'removed':
      return new Map();
    default:
      return content;
  }
}
