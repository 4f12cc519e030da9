import type { FolderId, FolderRule } from '@foldwatch/domain';
import type { FolderCursor } from '@foldwatch/ports';

export interface ReadingFacts {
  readonly folderId: FolderId;
  readonly cursor?: FolderCursor;
  /** By which the folder is tracked now. Without one only known messages are followed in it. */
  readonly rule?: FolderRule;
  /** The rule's folders were all listed once: this one came into its reach later. */
  readonly ruleWasListed: boolean;
  readonly newListingId: string;
  readonly now: Date;
}

export type Reading = Omit<FolderCursor, 'lastReadAt'>;

/**
 * From where a folder is read. A rule that did not list it yet has it listed from nothing; a folder no longer tracked goes on
 * from its cursor without the rule's name, so that the rule lists it again should it come back.
 */
export function beginReading({ folderId, cursor, rule, ruleWasListed, newListingId, now }: ReadingFacts): Reading {
  if (rule === undefined) {
    if (cursor === undefined) return { folderId, listing: compareListing(newListingId) };
    const { ruleId: _ruleId, ...rest } = cursor;
    return rest;
  }
  if (cursor?.ruleId === rule.id) return cursor;
  const existing = ruleWasListed ? 'track' : rule.existing;
  const receivedAfter = ruleWasListed ? now.toISOString() : rule.effectiveFrom;
  const listing = { id: newListingId, existing, receivedAfter, knownSeen: false } as const;
  return { folderId, ruleId: rule.id, listing };
}

/** After the server refused the cursor: what is known is compared; a first listing simply begins again. */
export function beginAgain(reading: Reading, newListingId: string): Reading {
  const { cursor: _cursor, ...rest } = reading;
  return { ...rest, listing: reading.listing ?? compareListing(newListingId) };
}

const compareListing = (id: string) => ({ id, existing: 'compare', knownSeen: false }) as const;
