import {
  activityWords,
  contentRefsOf,
  conversationHeader,
  partiesOf,
  subjectKey,
  type Activity,
  type FolderId,
  type MailboxId,
  type RuleId,
} from '@foldwatch/domain';
import { indexKey, keyList, keysStartingWith, type KeyRange } from '../database/index-keys';
import { term, wordTerm } from '../database/terms';

/** What the pipeline looks an activity up by. A tombstone is found by its Message-ID and its contents alone. */
export function activityKeys({ message, status, links, content }: Activity): string {
  const keys = contentRefsOf(content).map(contentKey);
  if (message.internetMessageId !== undefined) keys.push(messageKey(message.internetMessageId));
  if (status !== 'tracked') return keyList(keys);
  const conversation = conversationHeader(message.conversationIndex);
  if (conversation !== undefined) keys.push(conversationKey(conversation));
  const subject = subjectKey(message.subject);
  if (subject !== undefined) keys.push(subjectIndexKey(subject));
  for (const { status: linkStatus, mailboxId, ruleId, ruleVersion } of links) {
    if (linkStatus === 'tracked' && ruleId !== undefined) keys.push(ruleKey(mailboxId, ruleId, ruleVersion ?? 0));
  }
  return keyList(keys);
}

export const messageKey = (messageId: string): string => indexKey('i', messageId.trim());

export const conversationKey = (header: string): string => indexKey('c', header);

export const subjectIndexKey = (subject: string): string => indexKey('s', subject);

const refLength = 40;

/** By the beginning of the hash that a ref is, which says enough. */
export const contentKey = (ref: string): string => indexKey('b', ref.slice(0, refLength));

const digits = 10;
const versionText = (version: number): string => String(version).padStart(digits, '0');

const ruleKey = (mailboxId: MailboxId, ruleId: RuleId, version: number): string =>
  indexKey('l', mailboxId, ruleId, versionText(version));

/** Links of a rule made at a version below the given; every version without it. */
export function ruleKeys(mailboxId: MailboxId, ruleId: RuleId, belowVersion?: number): KeyRange {
  const range = keysStartingWith(indexKey('l', mailboxId, ruleId, ''));
  return belowVersion === undefined ? range : { first: range.first, end: ruleKey(mailboxId, ruleId, belowVersion) };
}

/** What people look an activity up by; nothing once it is no longer tracked. */
export function activityTerms(activity: Activity): string {
  if (activity.status !== 'tracked') return '';
  const { message, regarding, links } = activity;
  const terms = activityWords(activity).map(wordTerm);
  if (message.internetMessageId !== undefined) terms.push(messageTerm(message.internetMessageId));
  if (regarding !== undefined) terms.push(tableTerm(regarding.table), regardingTerm(regarding.table, regarding.id));
  for (const { address } of partiesOf(message)) terms.push(addressTerm(address));
  for (const { status, mailboxId, placements } of links) {
    if (status !== 'tracked') continue;
    terms.push(mailboxTerm(mailboxId));
    for (const { folderId } of placements) terms.push(folderTerm(folderId), placementTerm(mailboxId, folderId));
  }
  return keyList(terms);
}

export const messageTerm = (messageId: string): string => term('i', messageId.trim());
/** Spelled out, so that SQL could write it for the activities that were there before. */
export const addressTerm = (address: string): string => `e${Buffer.from(address).toString('hex')}`;
export const tableTerm = (table: string): string => term('t', table);
export const regardingTerm = (table: string, id: string): string => term('r', table, id);
export const mailboxTerm = (mailboxId: MailboxId): string => term('m', mailboxId);
export const folderTerm = (folderId: FolderId): string => term('f', folderId);
export const placementTerm = (mailboxId: MailboxId, folderId: FolderId): string => term('p', mailboxId, folderId);
