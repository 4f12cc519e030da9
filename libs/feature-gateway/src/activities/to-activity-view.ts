import {
  describeChange,
  reasons,
  type Activity,
  type ActivityChange,
  type ActivityMessage,
  type ContentVersion,
  type FolderTree,
  type MailboxId,
  type Party,
  type Provenance,
  type Regarding,
  type TrackingLink,
} from '@foldwatch/domain';
import { canSeeMailbox, type Principal } from '../access/principal';
import { toNamedRecord } from '../records/record-views';
import type {
  ActivityChangeView,
  ActivityDetailView,
  ActivityView,
  AttachmentView,
  ContentVersionView,
  PartyView,
  RegardingView,
  TrackingView,
} from './activity-views';
import { possibleActs } from './possible-acts';
import { whyHere } from './why-here';

/** Who looks, and what the folders are called now. */
export interface Sight {
  readonly viewer: Principal;
  readonly trees: ReadonlyMap<MailboxId, FolderTree>;
  readonly now: Date;
}

export function toActivityView(activity: Activity, sight: Sight): ActivityView {
  const { id, message, regarding, links, content, version, createdAt, modifiedAt } = activity;
  return {
    id,
    type: 'email',
    ...messageView(message),
    ...partiesView(message, sight.viewer),
    regarding: regarding === undefined ? null : regardingView(regarding),
    tracking: links.filter(({ status }) => status === 'tracked').map((link) => trackingView(link, sight)),
    content: content.state,
    attachments: attachmentsView(activity),
    version,
    createdAt,
    modifiedAt,
  };
}

export function toActivityDetailView(activity: Activity, sight: Sight): ActivityDetailView {
  const { current, earlier } = activity.content;
  return Object.assign(toActivityView(activity, sight), {
    body: current === undefined ? null : contentView(activity, current),
    earlierBodies: earlier.map((version) => contentView(activity, version)),
    history: activity.history.map(changeView),
    acts: possibleActs(activity, sight.viewer, sight.now),
  });
}

type MessageFields = 'kind' | 'subject' | 'direction' | 'messageId' | 'messageIdReused' | 'inReplyTo';
type PartyFields = 'from' | 'sender' | 'to' | 'cc' | 'bcc';

const messageView = (
  message: ActivityMessage,
): Pick<ActivityView, MessageFields | 'conversationIndex' | 'sentAt' | 'receivedAt'> => ({
  kind: message.kind,
  subject: message.subject,
  direction: message.direction,
  messageId: message.internetMessageId ?? null,
  messageIdReused: message.messageIdReused,
  inReplyTo: message.inReplyTo ?? null,
  conversationIndex: message.conversationIndex ?? null,
  sentAt: message.sentAt ?? null,
  receivedAt: message.receivedAt ?? null,
});

/** A party known from one mailbox's copy alone is for those who may see that mailbox. */
function partiesView(
  { from, sender, to, cc, bcc }: ActivityMessage,
  viewer: Principal,
): Pick<ActivityView, PartyFields> {
  const seen = (party: Party | undefined): readonly PartyView[] =>
    party === undefined || (party.onlyIn !== undefined && !canSeeMailbox(viewer, party.onlyIn))
      ? []
      : [partyView(party)];
  return {
    from: seen(from)[0] ?? null,
    sender: seen(sender)[0] ?? null,
    to: to.flatMap(seen),
    cc: cc.flatMap(seen),
    bcc: bcc.flatMap(seen),
  };
}

const partyView = ({ address, name, record }: Party): PartyView => ({
  address,
  name: name ?? null,
  record: record === undefined ? null : toNamedRecord(record),
});

const regardingView = (regarding: Regarding): RegardingView => ({
  ...toNamedRecord(regarding),
  source: regarding.provenance.source,
  ...(regarding.provenance.source === 'folder-rule' && { ruleId: regarding.provenance.ruleId }),
  ...inheritance(regarding.provenance),
  setAt: regarding.setAt,
});

/** How the message was found to belong to the mail whose record it has, and which that is. */
function inheritance(provenance: Provenance): Pick<RegardingView, 'method' | 'inheritedFrom'> {
  if (provenance.source !== 'correlation') return {};
  const { method, activityId } = provenance;
  return { ...(method !== undefined && { method }), ...(activityId !== undefined && { inheritedFrom: activityId }) };
}

function trackingView(link: TrackingLink, { viewer, trees }: Sight): TrackingView {
  const { mailboxId, reason, ruleId, method, trackedAt, conflict, placements } = link;
  const tree = trees.get(mailboxId);
  const items = placements.map(({ folderId }) => ({
    folderId,
    folderPath: tree?.find(folderId) === undefined ? null : tree.path(folderId),
  }));
  return {
    mailboxId,
    reason,
    sentence: reasons[reason].sentence,
    why: canSeeMailbox(viewer, mailboxId) ? whyHere(link, tree) : reasons[reason].sentence,
    ...(ruleId !== undefined && { ruleId }),
    ...(method !== undefined && { method }),
    trackedAt,
    ...(conflict !== undefined && { conflict: { ruleId: conflict.ruleId, wanted: toNamedRecord(conflict.wanted) } }),
    items: canSeeMailbox(viewer, mailboxId) ? items : [],
  };
}

export const addressOf = ({ id }: Activity): string => `/api/v1/activities/${id}`;

const attachmentsView = (activity: Activity): readonly AttachmentView[] =>
  (activity.content.current?.attachments ?? []).map(({ name, contentType, sizeBytes, contentRef, omitted }, at) => ({
    name,
    contentType,
    sizeBytes,
    url: contentRef === undefined ? null : `${addressOf(activity)}/attachments/${at}`,
    ...(omitted !== undefined && { omitted }),
  }));

const contentView = (
  activity: Activity,
  { hash, bodyType, sizeBytes, fetchedAt }: ContentVersion,
): ContentVersionView => ({
  hash,
  url: `${addressOf(activity)}/content?hash=${encodeURIComponent(hash)}`,
  bodyType,
  sizeBytes,
  fetchedAt,
});

const changeView = (change: ActivityChange): ActivityChangeView => {
  const { sequence, type, at, changed, mailboxId, by, reason, regarding, previousRegarding } = change;
  return {
    sequence,
    type,
    at,
    changed,
    sentence: describeChange(change),
    ...(mailboxId !== undefined && { mailboxId }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
    ...(regarding !== undefined && { regarding: toNamedRecord(regarding) }),
    ...(previousRegarding !== undefined && { previousRegarding: toNamedRecord(previousRegarding) }),
  };
};
