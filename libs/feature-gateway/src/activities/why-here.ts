import { reasons, type FolderTree, type TrackingLink } from '@foldwatch/domain';

/** Why a link is there, by the names that its people know: the folder that a rule tracks, the record that was wanted. */
export function whyHere(link: TrackingLink, tree: FolderTree | undefined): string {
  const { ruleId, conflict, reason, placements } = link;
  const tracked = placements.filter((placement) => placement.tracked);
  const place = tracked.find((placement) => placement.ruleId === ruleId) ?? tracked[0];
  const path = place && tree?.find(place.folderId) ? tree.path(place.folderId) : undefined;
  const why =
    ruleId !== undefined && path !== undefined ? `It is in “${path}”, which a rule tracks.` : reasons[reason].sentence;
  if (conflict === undefined) return why;
  return `${why} The rule names ${conflict.wanted.name}, but another record was set before.`;
}
