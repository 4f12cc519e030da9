import { decideAutomaticTracking, type AutomaticTrackingFacts } from './decide-automatic-tracking';
import { decideFolderTracking, type FolderTrackingDecision, type FolderTrackingFacts } from './decide-folder-tracking';

export interface TrackingFacts {
  readonly folder: FolderTrackingFacts;
  /** `undefined` where only a rule could track: outside the folders of automatic tracking. */
  readonly automatic: AutomaticTrackingFacts | undefined;
}

/** Whether a message is tracked: by the rule that governs its folder or, where there is none, by what it is. */
export function decideTracking({ folder, automatic }: TrackingFacts): FolderTrackingDecision {
  const byFolder = decideFolderTracking(folder);
  if (byFolder.reason !== 'no-rule-for-folder' || automatic === undefined) return byFolder;
  const { verdict, reason, checks } = decideAutomaticTracking(automatic);
  return { verdict, reason, checks: [...byFolder.checks, ...checks] };
}
