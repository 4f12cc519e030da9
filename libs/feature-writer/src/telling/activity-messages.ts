import {
  activityRefiled,
  activityRemoved,
  activityState,
  activityTracked,
  activityUntracked,
  activityUpdated,
  mailActions,
  type ActivityEventV1,
  type ActivityLinkV1,
  type ActivityRegardingV1,
  type ActivityStateV1,
  type AttachmentV1,
  type MailActionV1,
} from '@foldwatch/contracts';
import type {
  Activity,
  ActivityAttachment,
  ActivityChange,
  MailAction,
  Regarding,
  TrackingLink,
} from '@foldwatch/domain';
import { hashId } from '@foldwatch/platform';
import type { OutgoingEvent } from '@foldwatch/ports';
import { publicMessage, type PublicMessage } from './public-message';

const mostLinks = 100;
const mostFolders = 10;
const mostAttachments = 500;

const contractOf = {
  tracked: activityTracked,
  updated: activityUpdated,
  refiled: activityRefiled,
  untracked: activityUntracked,
  removed: activityRemoved,
} as const;

/** What became of an activity, and what is to be told of it. */
export interface Told {
  readonly activity: Activity;
  readonly changes: readonly ActivityChange[];
  readonly actions: readonly MailAction[];
}

export type Trace = Pick<OutgoingEvent, 'correlationId' | 'traceparent'>;

/**
 * Changes in their order, then the activity as it is, then what Exchange shall get; all derived from what is stored. A
 * change belongs to the trace of its cause, where that is known; state and actions to that of the last change.
 */
export function messagesOf(
  { activity, changes, actions }: Told,
  trace: Trace,
  causes: ReadonlyMap<string, Trace> = new Map(),
): readonly OutgoingEvent[] {
  const traceOf = ({ causeId }: ActivityChange): Trace => causes.get(causeId) ?? trace;
  const last = changes.at(-1);
  const current = last === undefined ? trace : traceOf(last);
  const told = actions.map((action) => actionEvent(activity, action, current));
  if (last === undefined) return told;
  const message = publicMessage(activity.message);
  const events = changes.map((change) => changeEvent(activity, change, { message, trace: traceOf(change) }));
  return [...events, stateEvent(activity, { message, trace: current }), ...told];
}

/** All that is known of an activity, told again: the changes that its history keeps, and the state or its tombstone. */
export function retellingOf(activity: Activity, trace: Trace): readonly OutgoingEvent[] {
  const telling = { message: publicMessage(activity.message), trace };
  return [...activity.history.map((change) => changeEvent(activity, change, telling)), stateEvent(activity, telling)];
}

interface Telling {
  readonly message: PublicMessage;
  readonly trace: Trace;
}

function changeEvent({ id }: Activity, change: ActivityChange, { message, trace }: Telling): OutgoingEvent {
  const contract = contractOf[change.type];
  return {
    topic: contract.topic,
    key: id,
    id: hashId(id, String(change.sequence)),
    type: contract.type,
    version: contract.version,
    time: change.at,
    ...trace,
    sequence: change.sequence,
    payload: changePayload(id, change, message),
  };
}

function changePayload(activityId: string, change: ActivityChange, { message, cut }: PublicMessage): ActivityEventV1 {
  const { sequence, at, changed, mailboxId, by, reason, regarding, previousRegarding } = change;
  return {
    activityId,
    sequence,
    at,
    changed,
    ...(mailboxId !== undefined && { mailboxId }),
    ...(by !== undefined && { by }),
    ...(reason !== undefined && { reason }),
    ...(regarding !== undefined && { regarding }),
    ...(previousRegarding !== undefined && { previousRegarding }),
    ...(change.type === 'tracked' && { message, ...(cut.length > 0 && { cut }) }),
  };
}

function stateEvent(activity: Activity, { message, trace }: Telling): OutgoingEvent {
  const { id, sequence, modifiedAt, status } = activity;
  return {
    topic: activityState.topic,
    key: id,
    id: hashId('state', id, String(sequence)),
    type: activityState.type,
    version: activityState.version,
    time: modifiedAt,
    ...trace,
    sequence,
    payload: status === 'tracked' ? statePayload(activity, message) : undefined,
  };
}

function statePayload(activity: Activity, { message, cut }: PublicMessage): ActivityStateV1 {
  const { regarding, content, createdAt, modifiedAt } = activity;
  const links = activity.links.filter(({ status }) => status === 'tracked');
  const attachments = content.current?.attachments ?? [];
  return {
    activityId: activity.id,
    sequence: activity.sequence,
    message,
    ...(regarding !== undefined && { regarding: publicRegarding(regarding) }),
    links: links.slice(0, mostLinks).map(publicLink),
    linkCount: links.length,
    content: content.state,
    attachments: attachments.slice(0, mostAttachments).map(publicAttachment),
    cut: [
      ...cut,
      ...(links.length > mostLinks ? ['links'] : []),
      ...(links.some(({ placements }) => placements.length > mostFolders) ? ['folderIds'] : []),
      ...(attachments.length > mostAttachments ? ['attachments'] : []),
    ],
    createdAt,
    modifiedAt,
  };
}

const publicRegarding = ({ table, id, name, provenance, setAt }: Regarding): ActivityRegardingV1 => ({
  table,
  id,
  name,
  source: provenance.source,
  ...(provenance.source === 'folder-rule' && { ruleId: provenance.ruleId }),
  setAt,
});

function publicLink({ mailboxId, reason, ruleId, trackedAt, conflict, placements }: TrackingLink): ActivityLinkV1 {
  return {
    mailboxId,
    reason,
    ...(ruleId !== undefined && { ruleId }),
    trackedAt,
    ...(conflict !== undefined && { conflict: conflict.wanted }),
    folderIds: placements.slice(0, mostFolders).map(({ folderId }) => folderId),
  };
}

const publicAttachment = ({ name, contentType, sizeBytes, omitted }: ActivityAttachment): AttachmentV1 => ({
  name: name.slice(0, 255),
  contentType: contentType.slice(0, 255),
  sizeBytes,
  ...(omitted !== undefined && { omitted }),
});

function actionEvent({ sequence, modifiedAt }: Activity, action: MailAction, trace: Trace): OutgoingEvent {
  const payload: MailActionV1 = action;
  return {
    topic: mailActions.topic,
    key: action.mailboxId,
    id: hashId('action', action.kind, action.activityId, action.mailboxId, String(sequence)),
    type: mailActions.type,
    version: mailActions.version,
    time: modifiedAt,
    ...trace,
    payload,
  };
}
