import { Schema } from 'mongoose';
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
import { keyOf } from '../database/keys';

/** An activity, and beside it what it is found by. */
export interface ActivityRow {
  readonly _id: string;
  readonly version: number;
  /** When it was modified, then its id: one text to sort and to go on by. */
  readonly order: string;
  /** Its Message-ID, of a tombstone too. */
  readonly message?: string;
  /** The header of its conversation, while it is tracked. */
  readonly conversation?: string;
  /** The words of its subject, while it is tracked. */
  readonly subject?: string;
  /** The rules that track it, each with mailbox and version. */
  readonly rules?: readonly string[];
  /** Words, addresses, mailboxes, folders and records; absent once it is no longer tracked, so that lists pass it by. */
  readonly terms?: readonly string[];
  /** When its message was sent, then its id, while it is tracked. */
  readonly happened?: string;
  /** The records and addresses on whose timelines it is, while it is tracked. */
  readonly timeline?: readonly string[];
  /** Its contents, now and earlier. */
  readonly contents?: readonly string[];
  /** Of one of which nothing is left: its order. */
  readonly erased?: string;
  readonly doc: Activity;
}

export const activitySchema = new Schema({
  _id: { type: String, required: true },
  version: { type: Number, required: true },
  mark: { type: Schema.Types.ObjectId, required: true },
  order: { type: String, required: true },
  message: String,
  conversation: String,
  subject: String,
  rules: { type: [String], default: undefined },
  terms: { type: [String], default: undefined },
  happened: String,
  timeline: { type: [String], default: undefined },
  contents: { type: [String], default: undefined },
  erased: String,
  doc: { type: Schema.Types.Mixed, required: true },
})
  .index({ order: 1 })
  .index({ message: 1 }, { sparse: true })
  .index({ conversation: 1, order: -1 })
  .index({ subject: 1, order: -1 })
  .index({ rules: 1 }, { sparse: true })
  .index({ terms: 1, order: -1 })
  .index({ timeline: 1, happened: -1 })
  .index({ contents: 1 }, { sparse: true })
  .index({ erased: 1 }, { sparse: true });

export function toActivityRow(activity: Activity): ActivityRow {
  const { internetMessageId } = activity.message;
  const order = `${activity.modifiedAt} ${activity.id}`;
  const tracked = activity.status === 'tracked';
  const rules = tracked ? rulesOf(activity) : [];
  const conversation = tracked ? conversationHeader(activity.message.conversationIndex) : undefined;
  const subject = tracked ? subjectKey(activity.message.subject) : undefined;
  return {
    _id: activity.id,
    version: activity.version,
    order,
    ...leftOf(activity, order),
    ...(internetMessageId !== undefined && { message: messageKey(internetMessageId) }),
    ...(conversation !== undefined && { conversation }),
    ...(subject !== undefined && { subject: keyOf(subject) }),
    ...(rules.length > 0 && { rules }),
    ...(tracked && { terms: [...new Set(termsOf(activity))], ...timelineOf(activity) }),
    doc: activity,
  };
}

/** Where it is on timelines. */
export function timelineOf(activity: Activity): Required<Pick<ActivityRow, 'happened' | 'timeline'>> {
  const { id, message, createdAt, regarding } = activity;
  const terms = regarding === undefined ? [] : [recordTerm(regarding.table, regarding.id)];
  return {
    happened: `${message.sentAt ?? message.receivedAt ?? createdAt} ${id}`,
    timeline: [...new Set([...terms, ...addressTermsOf(activity)])],
  };
}

/** What is left of it, or that nothing is. */
function leftOf({ content, status }: Activity, order: string): Pick<ActivityRow, 'contents' | 'erased'> {
  const contents = contentRefsOf(content);
  return { ...(contents.length > 0 && { contents }), ...(status === 'erased' && { erased: order }) };
}

export const messageKey = (messageId: string): string => keyOf(messageId.trim());

const versionDigits = 10;
const ruleKey = (mailboxId: MailboxId, ruleId: RuleId, version: number): string =>
  `${keyOf(mailboxId, ruleId)}\t${String(version).padStart(versionDigits, '0')}`;

/** Links of a rule made at a version below the given; every version without it. */
export const ruleRange = (
  mailboxId: MailboxId,
  ruleId: RuleId,
  belowVersion?: number,
): { $gte: string; $lt: string } => ({
  $gte: ruleKey(mailboxId, ruleId, 0),
  $lt: belowVersion === undefined ? `${keyOf(mailboxId, ruleId)}\n` : ruleKey(mailboxId, ruleId, belowVersion),
});

function rulesOf({ links }: Activity): readonly string[] {
  const tracking = links.filter(({ status, ruleId }) => status === 'tracked' && ruleId !== undefined);
  return tracking.map(({ mailboxId, ruleId = '', ruleVersion = 0 }) => ruleKey(mailboxId, ruleId, ruleVersion));
}

/** Every tracked activity has it, so that even a list of all of them walks this index from its newest end. */
export const anyTerm = 'a';
export const wordTerm = (word: string): string => `w${word}`;
export const messageTerm = (messageId: string): string => `i${messageKey(messageId)}`;
export const tableTerm = (table: string): string => `t${keyOf(table)}`;
export const recordTerm = (table: string, id: string): string => `r${keyOf(table, id)}`;
export const mailboxTerm = (mailboxId: MailboxId): string => `m${keyOf(mailboxId)}`;
export const folderTerm = (folderId: FolderId): string => `f${keyOf(folderId)}`;
export const placementTerm = (mailboxId: MailboxId, folderId: FolderId): string => `p${keyOf(mailboxId, folderId)}`;

export const addressTerm = (address: string): string => `e${keyOf(address)}`;
export const addressTermsOf = ({ message }: Pick<Activity, 'message'>): readonly string[] =>
  partiesOf(message).map(({ address }) => addressTerm(address));

function termsOf(activity: Activity): readonly string[] {
  const { message, regarding, links } = activity;
  const terms = [anyTerm, ...activityWords(activity).map(wordTerm)];
  if (message.internetMessageId !== undefined) terms.push(messageTerm(message.internetMessageId));
  if (regarding !== undefined) terms.push(tableTerm(regarding.table), recordTerm(regarding.table, regarding.id));
  terms.push(...addressTermsOf(activity));
  for (const { status, mailboxId, placements } of links) {
    if (status !== 'tracked') continue;
    terms.push(mailboxTerm(mailboxId));
    for (const { folderId } of placements) terms.push(folderTerm(folderId), placementTerm(mailboxId, folderId));
  }
  return terms;
}
