import { activityWords, type Activity, type FolderId, type MailboxId, type RuleId } from '@foldwatch/domain';
import { indexKey, keyList, keysStartingWith, wordKey, type KeyRange } from '../database/index-keys';

/** Everything an activity is looked up by. A tombstone is found by its Message-ID alone. */
export function activityKeys(activity: Activity): string {
  const keys = new Set<string>();
  const { internetMessageId } = activity.message;
  if (internetMessageId !== undefined) keys.add(messageKey(internetMessageId));
  if (activity.status === 'tracked') addTrackedKeys(activity, keys);
  return keyList(keys);
}

function addTrackedKeys(activity: Activity, keys: Set<string>): void {
  for (const word of activityWords(activity)) keys.add(wordKey(word));
  const { regarding } = activity;
  if (regarding !== undefined) {
    keys.add(regardingTableKey(regarding.table));
    keys.add(regardingKey(regarding.table, regarding.id));
  }
  for (const link of activity.links) {
    if (link.status !== 'tracked') continue;
    keys.add(mailboxKey(link.mailboxId));
    if (link.ruleId !== undefined) keys.add(ruleKey(link.mailboxId, link.ruleId, link.ruleVersion ?? 0));
    for (const { folderId } of link.placements) {
      keys.add(placementKey(link.mailboxId, folderId));
    }
  }
}

export const messageKey = (messageId: string): string => indexKey('i', messageId.trim());
export const regardingTableKey = (table: string): string => indexKey('t', table);
export const regardingKey = (table: string, id: string): string => indexKey('r', table, id);
export const mailboxKey = (mailboxId: MailboxId): string => indexKey('m', mailboxId);
export const placementKey = (mailboxId: MailboxId, folderId: FolderId): string => indexKey('p', folderId, mailboxId);
/** Begins the placements of a folder in whatever mailbox. */
export const folderPrefix = (folderId: FolderId): string => indexKey('p', folderId, '');

const digits = 10;
const versionText = (version: number): string => String(version).padStart(digits, '0');

const ruleKey = (mailboxId: MailboxId, ruleId: RuleId, version: number): string =>
  indexKey('l', mailboxId, ruleId, versionText(version));

/** Links of a rule made at a version below the given; every version without it. */
export function ruleKeys(mailboxId: MailboxId, ruleId: RuleId, belowVersion?: number): KeyRange {
  const range = keysStartingWith(indexKey('l', mailboxId, ruleId, ''));
  return belowVersion === undefined ? range : { first: range.first, end: ruleKey(mailboxId, ruleId, belowVersion) };
}
