import type { FolderId } from '@foldwatch/domain';
import type { FolderCursor } from '@foldwatch/ports';
import type { ReadingTerms } from '../mailbox/reading-terms';

export interface ReadingFacts {
  readonly folderId: FolderId;
  readonly cursor?: FolderCursor;
  /** By which its new mail is read now. Without any only known messages are followed in it. */
  readonly terms?: ReadingTerms;
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
export function beginReading({ folderId, cursor, terms, ruleWasListed, newListingId, now }: ReadingFacts): Reading {
  if (terms === undefined) {
    if (cursor === undefined) return { folderId, listing: compareListing(newListingId) };
    const { ruleId: _ruleId, ...rest } = cursor;
    return rest;
  }
  if (cursor?.ruleId === terms.id) return cursor;
  const existing = ruleWasListed ? 'track' : terms.existing;
  const begun = ruleWasListed ? undefined : terms.effectiveFrom;
  const receivedAfter = begun ?? now.toISOString();
  const listing = { id: newListingId, existing, receivedAfter, knownSeen: false } as const;
  return { folderId, ruleId: terms.id, listing };
}

/** After the server refused the cursor: what is known is compared; a first listing simply begins again. */
export function beginAgain(reading: Reading, newListingId: string): Reading {
  const { cursor: _cursor, ...rest } = reading;
  return { ...rest, listing: reading.listing ?? compareListing(newListingId) };
}

const compareListing = (id: string) => ({ id, existing: 'compare', knownSeen: false }) as const;
