import type { ActivityView } from '../../product/api-types';

/** What the store says of one message. */
export interface Recorded {
  readonly recordId: string | undefined;
  readonly source: string | undefined;
  readonly ruleId: string | undefined;
  /** By mailbox. */
  readonly links: ReadonlyMap<string, RecordedLink>;
}

export interface RecordedLink {
  readonly folderIds: readonly string[];
  readonly wanted: string | undefined;
}

export function recordedOf({ regarding, tracking }: ActivityView): Recorded {
  const links = tracking.map(({ mailboxId, conflict, items }) => {
    return [mailboxId, { folderIds: items.map(({ folderId }) => folderId), wanted: conflict?.wanted.id }] as const;
  });
  return {
    recordId: regarding?.id,
    source: regarding?.source,
    ruleId: regarding?.ruleId,
    links: new Map(links),
  };
}
