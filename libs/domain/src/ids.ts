declare const brand: unique symbol;

/** Computed from what a message is (organization, Message-ID and From), so that a repeat finds the first. */
export type ActivityId = string & { readonly [brand]: 'ActivityId' };

const isActivityId = (text: string): text is ActivityId => /^[A-Za-z0-9_-]{8,64}$/.test(text);

export const toActivityId = (text: string): ActivityId | undefined => (isActivityId(text) ? text : undefined);

/** Chosen by the gateway when a mailbox is added; never an address, so that it may stand in keys and logs. */
export type MailboxId = string;

/** Exchange's folder id: opaque, case-sensitive, survives renames and moves. */
export type FolderId = string;

/** Exchange's item id: opaque, case-sensitive, changes on every move and copy. */
export type ItemId = string;

/** A hash of the item id under which an item was first seen; what placements are compared by. */
export type ItemKey = string;

export type RuleId = string;
