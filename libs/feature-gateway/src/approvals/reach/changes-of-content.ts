import { organizationExclusions, type ProposedChanges } from '@foldwatch/domain';
import type { VersionContent } from '@foldwatch/ports';

/** What a roll back to a version would change. */
export function changesOfContent(content: VersionContent): ProposedChanges {
  switch (content.kind) {
    case 'organization': {
      const { teams: _teams, published: _published, exclusions: _exclusions, ...kept } = content.settings;
      const { automaticTrackingSince: _since, ...organization } = kept;
      return { organization, organizationExclusions: organizationExclusions(content.settings) };
    }
    case 'team': {
      const { id, name, values, locks } = content.team;
      return { team: { id, name, values, locks } };
    }
    case 'mailbox':
      return { options: content.options, exclusions: content.exclusions };
    case 'folder-rule':
      return { folderRules: [content.rule] };
    case 'removed':
      // There is nothing to roll back to, which is said where it is tried.
      return {};
    default:
      return content;
  }
}
